"""All scenes; importing this puts them into the registry."""

from tests.shots import (
    page_scenes,
    panel_scenes,
    platform_scenes,
    text_scenes,
    typography_scenes,
)
from tests.shots.registry import SCENES, Scene

__all__ = [
    "SCENES",
    "Scene",
    "page_scenes",
    "panel_scenes",
    "platform_scenes",
    "text_scenes",
    "typography_scenes",
]
