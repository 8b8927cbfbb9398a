"""A running weft, asked over `weft serve --stdio`, and the questions that are put to it."""
import datetime
import json
import re
import subprocess


class Weft:
    """One child process. `ask` gives the reply, which holds `rows` and `ms`."""

    def __init__(self, program, folder):
        self.child = subprocess.Popen(
            [program, "serve", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.opened = self.send({"op": "open", "path": folder})["ms"]

    def send(self, request):
        self.child.stdin.write(json.dumps(request) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        if not line:
            raise SystemExit("weft ended without a reply")
        reply = json.loads(line)
        if "error" in reply:
            raise SystemExit(f"{request.get('query')}\n{reply['error']['message']}")
        return reply

    def ask(self, query, **parameters):
        given = {name: "'" + value.replace("'", "\\'") + "'" for name, value in parameters.items()}
        return self.send({"op": "run", "query": query, "values": "json", "parameters": given})

    def close(self):
        self.child.stdin.close()
        self.child.wait(30)


def questions(path, parameters):
    """Name and text of each question in a file of `// @NAME` parts, with `{{WORD}}` filled in from the data's parameters."""
    words = {name.upper(): str(value) for name, value in parameters.items() if not isinstance(value, (list, dict))}
    if "as_of" in parameters:
        day = datetime.date.fromisoformat(parameters["as_of"])
        words["AS_OF_DAY"] = str((day - datetime.date(1970, 1, 1)).days)
    parts = re.split(r"^// @(\w+)\n", open(path, encoding="utf-8").read(), flags=re.M)
    found = {}
    for name, text in zip(parts[1::2], parts[2::2]):
        for word, value in words.items():
            text = text.replace("{{" + word + "}}", value)
        found[name] = text.strip()
    return found


def parameters(folder):
    try:
        return json.load(open(f"{folder}/params.json", encoding="utf-8"))
    except FileNotFoundError:
        return {}
