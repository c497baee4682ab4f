"""Everything on one machine: database, web server and job worker, stopped with Ctrl+C."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Starta allt: databasen, webbservern och den som gör jobben. Stoppa med Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        if self._is_taken(port):
            raise CommandError(f"Något annat använder redan port {port}. Prova --port {port + 1}.")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO:
            call_command("load_demo")
        connections.close_all()  # the children open their own
        self.stdout.write(f"\nÖppna http://{HOST}:{port}  (Ctrl+C stoppar)")
        if settings.DEMO:
            self.stdout.write(f"Skickade mejl visas på http://{HOST}:{port}/drift/mejl/")
        self.stdout.flush()
        self._serve(port, options["workers"])

    def _serve(self, port: int, workers: int) -> None:
        """Run web server and worker until one ends or somebody stops us; then stop both."""
        server = [sys.executable, "-m", "gunicorn", "nyttiga.wsgi", "--bind", f"{HOST}:{port}"]
        server += ["--workers", str(workers), "--threads", "4", "--worker-class", "gthread"]
        server += ["--log-level", "warning"]
        worker = [sys.executable, "manage.py", "work"]
        children = [
            subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ)  # noqa: S603 (ours)
            for command in (server, worker)
        ]

        def stop(signum: int, frame: FrameType | None) -> None:
            for child in children:
                child.terminate()

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        stop(0, None)
        for child in children:
            child.wait()

    @staticmethod
    def _is_taken(port: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((HOST, port)) == 0
