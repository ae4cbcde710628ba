// Shows the mark of a page whose review date has passed since it was built (panduan/freshness.py writes it, hidden).
"use strict";

{
  const today = new Date().toISOString().slice(0, 10);
  for (const mark of document.querySelectorAll("[data-review-due]")) mark.hidden = mark.dataset.reviewDue >= today;
}
