"""Ask the sector's own validator about a set of SSDA903 files; runs in its own Python 3.11 environment, not in Kith's.

Usage: python oracle_ssda903.py END_YEAR THIS_FOLDER [PREVIOUS_FOLDER]. Prints one JSON object: how many rows each rule
flags, with up to three children of each, and which rules could not run.
"""

import contextlib
import hashlib
import json
import logging
import sys
import warnings
from pathlib import Path
from typing import Any


def _know_invented_postcodes(pd, paths):
    """Put the demo's postcodes, of an area that does not exist, on the validator's map: within the authority."""
    from lac_validator import datastore

    frames = [pd.read_csv(path, dtype=str) for path in paths]
    known = sorted({code for frame in frames for code in (*frame["HOME_POST"].dropna(), *frame["PL_POST"].dropna())})
    places = [int(hashlib.sha256(code.encode()).hexdigest()[:8], 16) for code in known]
    datastore.postcodes._df = pd.DataFrame(
        {
            "pcd": known, "pcd_abbr": [code.replace(" ", "") for code in known], "laua": "E07000148",
            "oseast1m": [620_000 + place % 12_000 for place in places],
            "osnrth1m": [300_000 + place // 12_000 % 12_000 for place in places],
        }
    )  # fmt: skip
    datastore.postcodes._read = {"A"}


def main(year: str, *folders: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(sys.stderr):
        import pandas as pd
        from lac_validator import lac_validator as lv
        from lac_validator.rules.ruleset_utils import get_year_ruleset
        from lac_validator.utils import process_uploaded_files

        pd.options.mode.chained_assignment = None
        labels = ("This year", "Prev year")
        given = {
            label: [str(path) for path in sorted(Path(folder).glob("*.csv"))]
            for label, folder in zip(labels, folders, strict=False)
        }
        _know_invented_postcodes(
            pd, [path for paths in given.values() for path in paths if "worker" not in path and "episodes" in path]
        )
        registry = get_year_ruleset(year)
        checked = lv.LacValidator(
            metadata={"collectionYear": year, "localAuthority": "E10000020"},
            files=process_uploaded_files(given), registry=registry, selected_rules=None,
        )  # fmt: skip
    flagged: dict[str, Any] = {}
    for table, frame in checked.ds_results.items():
        if not hasattr(frame, "columns") or table == "metadata":
            continue
        for column in frame.columns:
            if not str(column).startswith("ERR_"):
                continue
            rows = frame[frame[column].fillna(False).astype(bool)]
            if len(rows):
                found = flagged.setdefault(column[4:], {"rows": 0, "tables": [], "sample": []})
                found["rows"] += len(rows)
                found["tables"].append(table)
                found["sample"] = rows["CHILD"].astype(str).unique()[:3].tolist()
    print(json.dumps({
        "done": len(checked.dones), "skipped": sorted(map(str, checked.skips)), "crashed": sorted(map(str, checked.fails)),
        "flagged": flagged,
    }))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
