"""Marked stories: articles cut into sentences, and the facts that they share.

Two forms are read. A folder with `story.json` and `gold.json` is news that was
marked by close reading; a text file is one of the invented stories in
`fiction/`, whose form its first lines show:

    STORY: what happened
    == outlet | date | title
    F1,F2 :: a sentence that tells the facts F1 and F2
    - :: a sentence that no other outlet has
    FACTS
    F1 | what the fact says | differences between the outlets' wordings

`python stories.py FILE...` checks files of the second form;
`python stories.py --folders DIR FILE...` makes folders of the first form of them.
"""

import itertools
import json
import pathlib
import re
import sys
from dataclasses import dataclass, field

LINE = re.compile(r"^(-|F\d+(?:\s*,\s*F\d+)*)\s*::\s*(.+)$")


@dataclass
class Story:
    name: str
    # outlet -> [(id, text)]
    tellings: dict
    # facts, each a list of ids
    facts: list
    differences: dict = field(default_factory=dict)

    def texts(self):
        return {i: text for telling in self.tellings.values() for i, text in telling}

    def links(self):
        """Pairs of ids, in alphabetical order, that some fact holds together."""
        pairs = set()
        for members in self.facts:
            for a, b in itertools.combinations(members, 2):
                if outlet(a) != outlet(b):
                    pairs.add((min(a, b), max(a, b)))
        return pairs


def outlet(identifier):
    return identifier.split(".")[0]


def read(path):
    path = pathlib.Path(path)
    return read_folder(path) if path.is_dir() else read_fiction(path)


def read_folder(path):
    articles = json.loads((path / "story.json").read_text(encoding="utf-8"))
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    tellings = {
        name: [(s["id"], s["text"]) for s in article["sentences"]] for name, article in articles.items()
    }
    return Story(path.name, tellings, [fact["members"] for fact in gold["facts"]])


def read_fiction(path):
    tellings, facts, differences = {}, {}, {}
    current, in_facts = None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("STORY:"):
            continue
        if line.startswith("== "):
            current = line[3:].split("|")[0].strip()
            tellings[current] = []
        elif line == "FACTS":
            in_facts = True
        elif in_facts:
            fact, _, rest = line.partition("|")
            differences[fact.strip()] = rest.partition("|")[2].strip()
        else:
            found = LINE.match(line)
            if not found or current is None:
                raise ValueError(f"{path}:{number}: neither a mark nor a sentence")
            identifier = f"{current}.{len(tellings[current]) + 1}"
            tellings[current].append((identifier, found[2]))
            for fact in () if found[1] == "-" else re.split(r"\s*,\s*", found[1]):
                facts.setdefault(fact, []).append(identifier)
    for fact, members in facts.items():
        if fact not in differences:
            raise ValueError(f"{path}: {fact} is not described")
        if len({outlet(i) for i in members}) < 2:
            raise ValueError(f"{path}: {fact} is told by one outlet only")
    for fact in differences.keys() - facts.keys():
        raise ValueError(f"{path}: nothing tells {fact}")
    return Story(path.stem, tellings, list(facts.values()), differences)


def write_folder(story, path):
    path.mkdir(parents=True, exist_ok=True)
    articles = {
        name: {"sentences": [{"id": i, "par": number, "text": text} for number, (i, text) in enumerate(telling)]}
        for name, telling in story.tellings.items()
    }
    (path / "story.json").write_text(json.dumps(articles))
    (path / "gold.json").write_text(json.dumps({"facts": [{"members": members} for members in story.facts]}))


if __name__ == "__main__":
    names, folders = sys.argv[1:], None
    if names[:1] == ["--folders"]:
        folders, names = pathlib.Path(names[1]), names[2:]
    for name in names:
        story = read(name)
        if folders:
            write_folder(story, folders / story.name)
        print(f"{story.name}: {sum(map(len, story.tellings.values()))} sentences, {len(story.facts)} facts")
