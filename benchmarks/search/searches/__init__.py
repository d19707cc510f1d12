"""The searches that are compared, each behind the same few words: installed, indexed, asked in Chromium.

Rivals are set up as their own documentation says for Chinese, over pages that hold what our cards and
pages hold, with nothing around it. Wherever there was a choice it was made in the rival's favour.
"""

from benchmarks.search.searches.material import Material
from benchmarks.search.searches.ours import Ours, listed, until
from benchmarks.search.searches.pagefind import Pagefind
from benchmarks.search.searches.search import Indexed, Search

__all__ = ["Indexed", "Material", "Ours", "Pagefind", "Search", "listed", "until"]
