"""What stops the start, said in Chinese and English.

These messages appear before settings and catalogues can be read, so both languages stand in the
code, and the text ends the process without a traceback.
"""


class StartupProblem(SystemExit):
    """Ends the process with one sentence in each language that says what to do.

    A ``SystemExit``, so that every entry point (``manage.py``, an application server, a Celery
    worker) prints the message to standard error and returns a non-zero status.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"\n无法启动：{zh}\nCannot start: {en}\n")
