"""Other generators on the same corpus, each with the small site that an author of it would set up.

Wherever there was a choice it was made in the rival's favour; benchmarks/README.md lists them.
"""

from benchmarks.rivals.eleventy import Eleventy
from benchmarks.rivals.hugo import Hugo
from benchmarks.rivals.material import Material
from benchmarks.rivals.pelican import Pelican
from benchmarks.rivals.rival import Rival

__all__ = ["RIVALS", "Rival"]

RIVALS: tuple[Rival, ...] = (Hugo(), Eleventy(), Pelican(), Material())
"""The first is the one that every size is compared with."""
