"""The sizes that keep the house readable, as docs/architecture.md gives them."""

import ast
from pathlib import Path
from statistics import median

import mailguard

PACKAGE = Path(mailguard.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
CODE = [path for path in MODULES if PACKAGE / "data" not in path.parents]


def functions():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", node


def lines(path):
    return path.read_text("utf-8").count("\n")


def test_a_file_is_read_in_one_sitting():
    assert {str(path.relative_to(PACKAGE)): lines(path) for path in CODE if lines(path) > 400} == {}
    assert 90 <= median(map(lines, CODE)) <= 190


def test_a_function_fits_a_screen():
    sizes = sorted(node.end_lineno - node.lineno + 1 for _, node in functions())
    assert sizes[len(sizes) * 9 // 10] <= 25


def test_everything_is_annotated():
    def bare(node):
        every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        named = [each for each in every if each.arg not in ("self", "cls")]
        return node.returns is None or any(each.annotation is None for each in named)

    assert [name for name, node in functions() if bare(node)] == []


def test_few_modules_stand_alone_at_the_root():
    assert len([path for path in MODULES if path.parent == PACKAGE]) <= 8
