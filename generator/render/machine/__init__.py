"""What machines read: feeds, sitemap, the catalogue as data, redirects of former addresses."""

from generator.render.machine.plan import machine_parts, plan_machine

__all__ = ["machine_parts", "plan_machine"]
