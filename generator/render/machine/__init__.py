"""What machines read: feeds, sitemap, the catalogue as data, redirects of former addresses."""

from generator.render.machine.plan import plan_machine

__all__ = ["plan_machine"]
