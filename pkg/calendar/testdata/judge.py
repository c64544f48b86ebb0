"""Reads an iCalendar file with icalendar, vobject and libical.

Prints a JSON object: for each judge that is installed the events as it reads
them, or why it does not. A judge that is not installed is not in the object.

    /usr/bin/python3 judge.py FILE.ics
"""

import ctypes
import ctypes.util
import datetime
import json
import sys


def moment(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def with_icalendar(data):
    import icalendar

    cal = icalendar.Calendar.from_ical(data)
    events = []
    for e in cal.walk("VEVENT"):
        if e.errors or cal.errors:
            raise ValueError(f"{e.errors} {cal.errors}")
        events.append({
            "uid": str(e["UID"]), "sequence": int(e["SEQUENCE"]), "status": str(e["STATUS"]),
            "start": moment(e.decoded("DTSTART")), "end": moment(e.decoded("DTEND")),
            "summary": str(e.get("SUMMARY", "")), "location": str(e.get("LOCATION", "")),
            "description": str(e.get("DESCRIPTION", "")), "alarms": len(e.walk("VALARM")),
        })
    return events


def with_vobject(data):
    import vobject

    events = []
    for cal in vobject.readComponents(data.decode("utf-8")):
        if "vevent" in cal.contents:
            cal.validate(raiseException=True)
        for e in cal.contents.get("vevent", []):
            text = lambda name: getattr(e, name).value if hasattr(e, name) else ""
            events.append({
                "uid": e.uid.value, "sequence": int(e.sequence.value), "status": e.status.value,
                "start": moment(e.dtstart.value), "end": moment(e.dtend.value),
                "summary": text("summary"), "location": text("location"),
                "description": text("description"), "alarms": len(e.contents.get("valarm", [])),
            })
    return events


def with_libical(data):
    lib = ctypes.CDLL(ctypes.util.find_library("ical") or "libical.so.3")
    lib.icalparser_parse_string.restype = ctypes.c_void_p
    for name in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_get_first_component",
                 "icalcomponent_get_next_component", "icalcomponent_get_summary", "icalcomponent_get_location",
                 "icalcomponent_get_description", "icalcomponent_get_uid", "icalcomponent_as_ical_string",
                 "icalcomponent_count_components", "icalcomponent_get_sequence"):
        f = getattr(lib, name)
        f.argtypes = [ctypes.c_void_p] + ([ctypes.c_int] if name.endswith(("_component", "_components")) else [])
        if name.endswith("_component"):
            f.restype = ctypes.c_void_p
        elif name.endswith(("summary", "location", "description", "uid", "string")):
            f.restype = ctypes.c_char_p
    vevent, valarm = 4, 10
    cal = lib.icalparser_parse_string(data)
    if not cal:
        raise ValueError("it is no calendar")
    ok = lib.icalrestriction_check(cal)
    if lib.icalcomponent_count_errors(cal) or b"X-LIC-ERROR" in lib.icalcomponent_as_ical_string(cal):
        raise ValueError(lib.icalcomponent_as_ical_string(cal).decode("utf-8", "replace"))
    events = []
    e = lib.icalcomponent_get_first_component(cal, vevent)
    if e and not ok:
        raise ValueError("the restrictions of RFC 5546 do not hold")
    while e:
        text = lambda f: (f(e) or b"").decode("utf-8")
        events.append({
            "uid": text(lib.icalcomponent_get_uid), "sequence": lib.icalcomponent_get_sequence(e),
            "summary": text(lib.icalcomponent_get_summary), "location": text(lib.icalcomponent_get_location),
            "description": text(lib.icalcomponent_get_description),
            "alarms": lib.icalcomponent_count_components(e, valarm),
        })
        e = lib.icalcomponent_get_next_component(cal, vevent)
    return events


def main():
    with open(sys.argv[1], "rb") as f:
        data = f.read()
    said = {}
    for name, judge in (("icalendar", with_icalendar), ("vobject", with_vobject), ("libical", with_libical)):
        try:
            said[name] = {"events": judge(data)}
        except (ImportError, OSError):
            continue
        except Exception as e:  # whatever a judge says is a verdict
            said[name] = {"error": f"{type(e).__name__}: {e}"}
    print(json.dumps(said))


main()
