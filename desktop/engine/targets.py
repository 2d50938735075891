"""From what a request names and what the settings say to one engine, wholly resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.catalog.models import LocalModel
from desktop.catalog.providers import Preset
from desktop.choice import EngineChoice
from desktop.engine.address import host_of, is_plain, place_of
from desktop.errors import EngineError
from desktop.model import Parameters, Place, Target
from desktop.settings import Settings

STARTER: Final = "qwen2.5-coder-1.5b"
"""The model that a fresh installation fetches."""

LOCAL: Final = "local"
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Targets:
    """The presets and models a target is chosen from; `language` words the labels."""

    presets: Mapping[str, Preset]
    models: Mapping[str, LocalModel]
    language: str = "en"

    def resolve(self, choice: EngineChoice, settings: Settings) -> Target:
        """Return the engine that a choice means; raise EngineError if none can be made out.

        An address without a preset is the engine `other`; what a choice leaves open comes from
        the settings, then from the preset.
        """
        target = self.reach(choice, settings)
        if not target.model:
            raise EngineError("model_missing", "model_give", engine=target.engine)
        return target

    def reach(self, choice: EngineChoice, settings: Settings) -> Target:
        """Return the same, with an empty model where none is named: enough to ask for a list."""
        engine = choice.engine or (OTHER if choice.base_url else settings.engine)
        preset = self.presets.get(engine)
        if preset is None:
            raise EngineError(
                "engine_unknown", "engine_list", engine=engine, engines=", ".join(self.presets)
            )
        if engine == LOCAL:
            return self._local(preset, choice.model, settings)
        base_url = choice.base_url or settings.engine_urls.get(engine, "") or preset.base_url
        if not base_url:
            raise EngineError("address_missing", "address_give", engine=engine)
        model = choice.model or settings.engine_models.get(engine, "") or preset.model
        label = preset.label.to(self.language) if engine != OTHER else host_of(base_url)
        return Target(
            engine=engine,
            label=label,
            base_url=base_url,
            model=model,
            place=place_of(base_url, model),
            needs_key=preset.needs_key,
            timeout=preset.timeout,
            sampling=preset.sampling,
        )

    def _local(self, preset: Preset, named: str, settings: Settings) -> Target:
        model = named or settings.own_model or settings.local_model or STARTER
        return Target(
            engine=LOCAL,
            label=preset.label.to(self.language),
            base_url="",
            model=model,
            place=Place.HERE,
            needs_key=False,
            timeout=preset.timeout,
            sampling=preset.sampling,
        )

    def template(self, model: str) -> Parameters:
        """Return the parameters of a local model's chat template; none for an own file."""
        known = self.models.get(model)
        return known.template if known else {}


def refuse_unsafe(target: Target, *, offline: bool, has_key: bool) -> None:
    """Raise EngineError for a target that may not be reached, before any socket is opened."""
    if offline and target.place is not Place.HERE:
        raise EngineError("offline_refused", "offline_switch", label=target.label)
    if target.needs_key and not has_key:
        raise EngineError("key_missing", "key_give", label=target.label, engine=target.engine)
    if has_key and target.base_url and is_plain(target.base_url):
        raise EngineError("plain_refused", "plain_https", label=target.label)
