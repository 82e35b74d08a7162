"""Ask the sector's own validator about a CIN census file; runs in its own Python 3.11 environment, not in Kith's.

Usage: python oracle.py FILE.xml END_YEAR. Prints one JSON object and ends with 1 where there is an error.
"""
# It checks every review date only where each has a group of its own, so it is given such a copy of the file.

import contextlib
import io
import json
import logging
import re
import sys
import warnings
import xml.etree.ElementTree as ET
from collections import Counter


def main(path: str, year: str) -> int:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    said = io.StringIO()  # a rule that crashes is only mentioned, and passes for kept
    with contextlib.redirect_stdout(said):
        from cin_validator import cin_validator as cv
        from cin_validator.rules.ruleset_utils import get_year_ruleset

        root = ET.parse(path).getroot()  # noqa: S314 - our own file
        for plan in root.iter("ChildProtectionPlans"):
            for reviews in plan.findall("Reviews"):
                for day in reviews.findall("CPPreviewDate")[1:]:
                    reviews.remove(day)
                    ET.SubElement(plan, "Reviews").append(day)
        registry = get_year_ruleset(year)
        checked = cv.CinValidator(cv.process_data(cv.convert_data(root)), registry)
    whole = checked.multichild_issues
    report = checked.user_report
    places = report.drop_duplicates(["rule_code", "LAchildID", "ERROR_ID"]) if len(report) else report
    codes = Counter(places["rule_code"].astype(str)) if len(places) else Counter()
    wide = Counter(whole["rule_code"].astype(str)) if len(whole) else Counter()
    queries = {code: n for code, n in codes.items() if code.upper().endswith("Q")}
    errors = {code: n for code, n in codes.items() if code not in queries}
    sample = {
        code: report[report["rule_code"].astype(str) == code].head(3).astype(str).to_dict("records") for code in codes
    }
    crashed = sorted(set(re.findall(r"Error with rule (\w+):", said.getvalue())))
    print(json.dumps({"errors": errors, "whole": dict(wide), "queries": queries, "sample": sample, "crashed": crashed}))
    return 1 if errors or any(not code.upper().endswith("Q") for code in wide) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
