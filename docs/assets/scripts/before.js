// Runs before Material's bundle.
//
// The bundle asks for a sitemap below every `link[rel=alternate]`, which exist for no page: requests that fail on every
// view, and that leave the site where its canonical address is another host. A trailing space keeps the relation for
// everyone else and hides the links from that one selector.
"use strict";
for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate ";
