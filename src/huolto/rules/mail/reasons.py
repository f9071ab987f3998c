"""What mail servers say in words, as statuses of RFC 3463, for returned mail that names none.

The first line of the table whose words are found answers. Begin at `status_of_words`.
"""

import re

_TABLE = (
    ("5.1.6", r"(?:has|user|mailbox|address|recipient) (?:has )?moved|no longer (?:at|with|works|employed)|forwarding address"),
    ("5.2.2", r"mailbox (?:is |was )?(?:over)?[ -]?(?:full|quota)|(?:over|exceed\w*|disk|mailbox|storage|its) (?:the )?(?:\w+ )?quota|quota (?:exceed|has been)|inbox is full|account is full"
              r"|exceeded (?:the )?(?:local |storage |space )?(?:limit|allocation|allowance)|user is over|insufficient (?:disk|system|mailbox)? ?storage|mailbox.{0,20}exceeded|too many messages"
              r"|postilaatikko on täynnä|brevlådan är full|postboks\w* er full|صندوق.{0,20}پر است"),
    ("5.1.2", r"(?:host|domain|mail server)s? (?:was |is |name |does )?(?:not found|unknown|not exist|couldn.t be found|invalid)|unknown (?:host|domain)|no such (?:host|domain)|unrouteable (?:mail )?domain|name or service not known"
              r"|(?:dns|mx).{0,40}(?:not found|no (?:such|mx|answer)|nxdomain|does not exist|failed)|couldn.t find any host|host or domain name not found|illegal host|all relevant mx records point to|bad destination (?:host|system)"),
    ("5.3.4", r"(?:message|mail|size)[\w ]{0,60} (?:too (?:big|large)|exceeds?|exceeded)|too (?:large|big)|size limit|maximum (?:message )?size|mesgtoobig|message length exceeds"),
    ("5.2.1", r"(?:mailbox|account|user|recipient|address|inbox) (?:is |has been |was )?(?:currently )?(?:disabled|inactive|suspended|locked|deactivated|blocked)|not accepting (?:mail|messages)|disabled (?:mail|account|recipient)|isn.t accepting"),
    ("5.1.1", r"user(?:name)? unknown|unknown (?:local |e-?mail |recipient |or illegal alias)?(?:user|part|address|recipient|account|alias|mailbox)|(?:no|not a?) (?:such|known|valid|local)? ?(?:user|mailbox|recipient|account|address|person)(?: here| by| with| found)?"
              r"|(?:user|mailbox|recipient|account|address|e-?mail|inbox)[\w .<>@()'\"-]{0,80}(?:not (?:found|exist|known|recogni[sz]ed|listed|available|a valid|here)|(?:does ?n.t|does not|doesn.t) (?:exist|have)|is unknown|unknown|invalid|unavailable|could ?n.t be found|no longer)"
              r"|not listed in|invalid (?:user|recipient|mailbox|address)|recipient (?:name is )?(?:rejected|not recogni[sz]ed|unknown)|bad (?:destination )?(?:mailbox|address)|no mailbox here|unrouteable address|addressee unknown|recipient address rejected|not our customer"
              r"|utilisateur inconnu|usuario desconocido|unbekannter? (?:benutzer|empfänger)|tuntematon (?:käyttäjä|vastaanottaja)|okänd mottagare|ukjent mottaker|کاربر.{0,20}(?:ناشناخته|وجود ندارد)|宛先不明|該当する|あて先"),
    ("5.7.1", r"spam|blocked|blacklist|black list|denied|not (?:allowed|permitted|authori[sz]ed)|relay|prohibited|policy|reject(?:ed)? (?:by|due|for)|was rejected|refused|virus|content (?:filter|reject)|restriction|reputation|dmarc|spf\b"),
    ("5.4.6", r"(?:mail|routing|forwarding) loop|too many hops|hop count|loops? back|too many received"),
    ("4.4.1", r"connection (?:refused|timed|reset|dropped|lost|closed|failed)|no (?:answer|route) (?:from|to) host|network (?:error|is unreachable|unreachable)|could(?: not|n.t) (?:connect|establish|contact)|unable to connect|host (?:is )?(?:down|unreachable)"),
    ("4.4.7", r"(?:delivery|message|queue)[\w ]{0,60}(?:time ?d? ?out|expired|too long)|retry (?:timeout|time)|timed? ?out|could not be delivered (?:with)?in|delivery (?:was )?(?:delayed|expired)|still being retried|has been (?:delayed|in the queue)|not been delivered (?:yet|within)|max(?:imum)? retr|will be retried|delayed"),
    ("4.5.3", r"too many (?:recipients|connections|messages|errors)"),
    ("5.3.0", r"system (?:error|failure|config)|internal (?:error|server)|mail (?:system|server) (?:error|problem)|local (?:configuration )?error|service unavailable|configuration error|mailer error|command (?:died|output|failed)|exited with"),
)  # fmt: skip
_REASONS = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _TABLE)
_MOST = 20_000


def status_of_words(text: str) -> str | None:
    """The status that the words of a mail server mean, or None."""
    text = " ".join(text[:_MOST].split())
    return next((status for status, pattern in _REASONS if pattern.search(text)), None)
