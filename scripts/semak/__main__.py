"""``python -m semak``."""

from __future__ import annotations

import sys

from semak.cli import main

sys.exit(main())
