"""yanxiu: a static-site generator for teacher-training outputs (校本研修).

The stages are the folders load, parse, check, index, assess, render, search
and publish; `pipeline` composes them and nothing else does.
"""

__version__ = "0.1.0"
