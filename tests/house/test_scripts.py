"""The environment scripts do each step once, and tell a fault in one line."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def _load(name):
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """The module with a checkout of its own, and a list of what it asks of venv and pip."""
    module = _load("_environment")
    asked = []
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "STAMP", venv / "maslahat.json")
    monkeypatch.setattr(module, "PIP_LOG", venv / "pip.log")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "lock.txt").write_text(
        "a==1 \\\n    --hash=sha256:0\nsetuptools==84 \\\n    --hash=sha256:1\nz==1 \\\n    --hash=sha256:2\n"
    )

    def create():
        venv.mkdir(exist_ok=True)
        asked.append("venv")
        module._write_stamp({})

    module.really_create, module.really_pip = module._create, module._pip
    monkeypatch.setattr(module, "_create", create)
    monkeypatch.setattr(module, "_pip", lambda *words: asked.append(" ".join(map(str, words))))
    module.asked = asked
    return module


def test_each_step_is_taken_once(environment, tmp_path):
    environment.ready("lock.txt")
    assert [words.split()[0] for words in environment.asked] == ["venv", "install", "install", "install"]
    assert environment.asked[1].endswith("setuptools.txt")
    assert "--require-hashes" in environment.asked[2]
    assert environment.asked[3].endswith(f"--editable {tmp_path}")
    only_setuptools = (environment.VENV / "setuptools.txt").read_text()
    assert only_setuptools == "setuptools==84 \\\n    --hash=sha256:1\n"
    environment.asked.clear()
    environment.ready("lock.txt")
    assert environment.asked == []


def test_a_changed_file_is_installed_again(environment, tmp_path):
    environment.ready("lock.txt")
    environment.asked.clear()
    (tmp_path / "pyproject.toml").write_text("[project] # changed")
    environment.ready("lock.txt")
    assert [words.split()[-2] for words in environment.asked] == ["--editable"]
    environment.asked.clear()
    (tmp_path / "lock.txt").write_text("setuptools==85 \\\n    --hash=sha256:1\n")
    environment.ready("lock.txt")
    assert [words.split()[-2] for words in environment.asked] == ["--requirement", "--requirement"]


@pytest.mark.parametrize("stamp", [None, "", "[]", json.dumps({"root": "elsewhere"})])
def test_a_foreign_or_broken_environment_is_made_anew(stamp, environment):
    environment.VENV.mkdir()
    if stamp is not None:
        environment.STAMP.write_text(stamp)
    environment.ready("lock.txt")
    assert environment.asked[0] == "venv"


def test_an_environment_whose_python_is_gone_is_made_anew(environment, monkeypatch, tmp_path):
    environment.ready("lock.txt")
    environment.asked.clear()
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "gone")
    environment.ready("lock.txt")
    assert environment.asked[0] == "venv"


def test_an_interrupted_install_is_repeated(environment, monkeypatch):
    def fail(*words):
        raise environment.Trouble("no network")

    with monkeypatch.context() as broken:
        broken.setattr(environment, "_pip", fail)
        with pytest.raises(environment.Trouble):
            environment.ready("lock.txt")
    environment.asked.clear()
    environment.ready("lock.txt")
    assert len(environment.asked) == 3, "the environment stays, all is installed"


def test_pip_tells_its_reason_in_one_line(environment):
    environment.VENV.mkdir()
    with pytest.raises(environment.Trouble, match="pip failed: ERROR: Could not find a version") as caught:
        environment.really_pip("install", "--no-index", "no-such-package-of-maslahat")
    assert "\n" not in str(caught.value)
    assert "no-such-package-of-maslahat" in environment.PIP_LOG.read_text()


@pytest.mark.parametrize("script", ["run", "test"])
def test_an_old_python_is_told_so(script):
    code = f"import sys, runpy; sys.version_info = (3, 10, 1); runpy.run_path({str(SCRIPTS / script)!r} + '.py')"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); {code}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "maslahat needs Python 3.11 or newer, this is 3.10\n"


@pytest.fixture
def suite(monkeypatch):
    """`scripts/test.py` with nothing installed; commands are only noted, with the browser they are given."""
    monkeypatch.syspath_prepend(SCRIPTS)
    module = _load("test")
    module.called = []

    def call(*command, **variables):
        module.called.append((command[2], variables.get("MASLAHAT_BROWSER")))
        return int(command[2] == module.failing)

    module.failing = None
    monkeypatch.setattr(module, "ready", lambda lock: None)
    monkeypatch.setattr(module, "browser", lambda install: "/browser" if install else None)
    monkeypatch.setattr(module, "call", call)
    monkeypatch.delenv("CI", raising=False)
    yield module
    sys.modules.pop("_environment", None)


def test_run_builds_where_the_user_stands(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(SCRIPTS)
    module = _load("run")
    called = []
    monkeypatch.setattr(module, "ready", called.append)
    monkeypatch.setattr(module, "call", lambda *command, cwd: called.append((*command[1:], cwd)))
    monkeypatch.chdir(tmp_path)
    module.main(["--out", "here"])
    assert called == ["requirements.txt", ("build", "--out", "here", tmp_path)]
    sys.modules.pop("_environment", None)


def test_without_arguments_everything_runs(suite):
    assert suite.main([]) == 0
    assert suite.called == [("ruff", None), ("ruff", None), ("mypy", None), ("pytest", "/browser")]


def test_with_arguments_only_pytest_runs_and_no_browser_is_installed(suite):
    assert suite.main(["tests/house"]) == 0
    assert suite.called == [("pytest", "")]


@pytest.mark.parametrize("failing", ["ruff", "mypy"])
def test_a_failed_check_fails_the_whole_after_the_tests(failing, suite):
    suite.failing = failing
    with pytest.raises(suite.Trouble, match=f"{failing}.* failed"):
        suite.main([])
    assert suite.called[-1][0] == "pytest"


def test_failed_tests_fail_the_whole(suite):
    suite.failing = "pytest"
    assert suite.main([]) == 1


def test_in_ci_a_missing_browser_is_a_failure(suite, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(suite, "browser", lambda install: None)
    with pytest.raises(suite.Trouble, match="no Chromium"):
        suite.main(["tests/house"])
