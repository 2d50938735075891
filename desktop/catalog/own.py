"""The folder of a person's own actions, with an example to start from."""

from pathlib import Path
from shutil import copyfile

from desktop.errors import CatalogError


def make_folder(folder: Path, examples: Path) -> None:
    """Make the folder and, while it holds no action, put the examples there.

    Raise CatalogError if that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.glob("*.toml")):
            for example in sorted(examples.glob("*.toml")):
                copyfile(example, folder / example.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CatalogError("catalog_folder", "catalog_folder_mend", reason=reason) from error
