"""Every sentence by its id."""

from typing import Final

from desktop.messages import (
    catalog,
    engines,
    files,
    findings,
    keys,
    models,
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
    **requests.SENTENCES,
    **store.SENTENCES,
    **windows.SENTENCES,
}
