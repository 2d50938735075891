"""Every sentence by its id."""

from typing import Final

from desktop.messages import (
    catalog,
    engines,
    files,
    findings,
    keys,
    models,
    platforms,
    requests,
    store,
    windows,
)

SENTENCES: Final = {
    **catalog.SENTENCES,
    **engines.SENTENCES,
    **files.SENTENCES,
    **findings.SENTENCES,
    **keys.SENTENCES,
    **models.SENTENCES,
    **platforms.SENTENCES,
    **requests.SENTENCES,
    **store.SENTENCES,
    **windows.SENTENCES,
}
