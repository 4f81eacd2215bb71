"""Every way in which an address can fail to give a page, each with its sentence."""

from __future__ import annotations

import socket
import ssl
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead

import urllib3.exceptions as failed

from reader.errors import UnreadableArticleError

STATUSES = {
    400: "{host} does not understand this address",
    401: "{host} shows this page only to people who sign in",
    402: "{host} shows this page only to people who pay",
    403: "{host} refuses to show this page to Close Reader",
    404: "{host} has no page at this address",
    405: "{host} refuses to show this page to Close Reader",
    406: "{host} has this page in no form that Close Reader reads",
    407: "The proxy in between asks for a name and a password",
    408: "{host} did not wait for the question",
    410: "{host} has taken this page away",
    414: "{host} finds this address too long",
    418: "{host} refuses to show this page to Close Reader",
    429: "{host} has been asked too often; try again later",
    451: "{host} may not show this page, for legal reasons",
    500: "{host} has a fault and could not make this page",
    502: "{host} gets no answer from the machine behind it; try again later",
    503: "{host} is too busy or being mended; try again later",
    504: "{host} gets no answer from the machine behind it; try again later",
}

CERTIFICATES = {
    9: "its certificate is not valid yet; is this computer's clock right?",
    10: "its certificate has run out",
    18: "it signed its certificate itself",
    19: "its certificate is signed by nobody that is known",
    20: "its certificate is signed by nobody that is known",
    21: "its certificate is signed by nobody that is known",
    23: "its certificate was called back",
    62: "its certificate is another machine's",
    64: "its certificate is another machine's",
}
"""What OpenSSL finds wrong with a certificate, by its number."""


def refusal(status: int, host: str) -> UnreadableArticleError:
    """The error for an answer that is no page."""
    words = STATUSES.get(status)
    if words is None:
        try:
            phrase = HTTPStatus(status).phrase
        except ValueError:
            phrase = "no reason given"
        words = f"{{host}} did not give this page ({phrase})"
    return UnreadableArticleError(f"{words.format(host=host)} ({status}).")


def worded(error: Exception, host: str) -> UnreadableArticleError:
    """The error for a question that brought no answer, or half of one."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, UnreadableArticleError):
            return cause
    if any(isinstance(cause, failed.ProxyError) for cause in causes):
        return UnreadableArticleError("The proxy that this computer is set to use cannot be reached.")
    for cause in causes:
        sentence = _sentence(cause, host)
        if sentence:
            return UnreadableArticleError(sentence)
    return UnreadableArticleError(f"{host} could not be asked ({type(error).__name__}).")


def _causes(error: BaseException | None) -> list[BaseException]:
    """An error with those that it came from, the innermost first."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.insert(0, error)
        wrapped = [part for part in (getattr(error, "reason", None), *error.args) if isinstance(part, BaseException)]
        error = error.__cause__ or (wrapped[0] if wrapped else None) or error.__context__
    return found


def _sentence(error: BaseException, host: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = CERTIFICATES.get(error.verify_code, "its certificate cannot be trusted")
        return f"{host} cannot prove that it is {host}: {reason}."
    if isinstance(error, ssl.SSLError):
        return f"{host} and Close Reader found no way to speak in secret (TLS)."
    if isinstance(error, failed.NameResolutionError | socket.gaierror):
        return f"There is no machine called {host}, or this computer is not connected to the internet."
    if isinstance(error, TimeoutError | failed.TimeoutError):
        return f"{host} did not answer in time."
    if isinstance(error, ConnectionRefusedError):
        return f"{host} refused the connection."
    if isinstance(error, failed.DecodeError | failed.DependencyWarning):
        return f"{host} sent a page whose compression is broken."
    if isinstance(error, HTTPException) and not isinstance(error, IncompleteRead | ConnectionError):
        return f"{host} answered, but not as a server of the web does."
    if isinstance(error, failed.IncompleteRead | failed.ProtocolError | ConnectionError):
        return f"{host} broke the connection off before the page was complete."
    if isinstance(error, OSError):
        return f"{host} cannot be reached ({error.strerror or 'no reason given'})."
    return ""
