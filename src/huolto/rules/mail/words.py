"""How mail programs of many languages write the lines around a quoted mail: words only, read by `lines`."""

WROTE = (
    "wrote", "writes", "scribbled", "said", "kirjoitti", "skrev", "skreiv", "schrieb", "a écrit", "ha scritto", "escribió", "escribio",
    "escreveu", "schreef", "het volgende geschreven", "geschreven", "napisał", "napisała", "napisał(a)", "napisano", "pisze",
    "napsal", "napsal(a)", "napísal", "napísal(a)", "írta", "ezt írta", "a scris", "написал", "написала", "написал(а)", "пишет",
    "пише", "написав", "написа", "έγραψε", "yazdı", "şunu yazdı", "şunları yazdı", "kirjutas", "rakstīja", "rašė", "je napisao",
    "je napisal", "je napisala", "pisao je", "skrifaði", "escrigué", "va escriure", "idatzi du", "skribis", "đã viết", "menulis",
    "นเขียนว่า", "เขียนว่า", "写道", "寫道", "書きました", "のメッセージ", "작성", "님이 작성", "님이 씀", "נכתב על ידי", "כתב", "כתבה", "كتب", "كتبت", "نوشت",
    "نوشته است", "نوشته‌است", "ha scritto il giorno", "vous a écrit", "a écrit le", "schrieb am", "se escribió", "escribe",
)  # fmt: skip
"""Verbs of the line that stands above a quote."""

OPENERS = (
    "on", "at", "le", "il giorno", "il", "am", "el", "em", "op", "den", "på", "ti", "to", "ma", "ke", "pe", "la", "su", "w dniu",
    "dnia", "dne", "dňa", "în", "pe data de", "в", "в пн", "στις", "vào", "pada", "am um", "em qua", "om", "på den", "az", "a(z)",
    "den", "der", "fre", "tor", "ons", "tir", "man", "lør", "søn", "lör", "sön", "tis", "mån", "fredag", "torsdag", "onsdag", "tirsdag",
    "mandag", "lørdag", "søndag", "tisdag", "måndag", "lördag", "söndag", "di", "mo", "mi", "do", "fr", "sa", "so", "mån.", "tors", "lunes",
    "在", "于", "於", "در", "في", "بتاريخ", "ב", "בתאריך", "quoting", "zitat von", "citando", "citat från", "sitat fra", "in data",
)  # fmt: skip
"""How that line may begin; where a line above begins so, it belongs to it."""

ORIGINAL = (
    "original message", "original mail", "original e-mail", "original appointment", "reply message", "previous message", "message history",
    "alkuperäinen viesti", "alkuperäinen sähköposti", "alkuperäinen tapaaminen", "ursprungligt meddelande", "originalmeddelande",
    "ursprungligt mail", "ursprünglig meddelelse", "opprinnelig melding", "opprinnelig e-post", "original melding", "originalmelding",
    "oprindelig meddelelse", "oprindelig mail", "ursprüngliche nachricht", "ursprüngliche mail", "original-nachricht",
    "originalnachricht", "originale nachricht", "originaltermin", "message d'origine", "message d’origine", "message original",
    "courriel original", "mensaje original", "mensagem original", "messaggio originale", "messaggio originario",
    "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht", "wiadomość oryginalna", "oryginalna wiadomość",
    "původní zpráva", "původní e-mail", "pôvodná správa", "eredeti üzenet", "mesajul original", "mesaj original", "исходное сообщение",
    "пересылаемое сообщение", "оригинальное сообщение", "оригінальне повідомлення", "αρχικό μήνυμα", "orijinal ileti", "özgün ileti",
    "algne kiri", "algkiri", "originalus laiškas", "izvorna poruka", "izvirno sporočilo", "tin nhắn gốc", "pesan asli", "原始邮件",
    "原始郵件", "邮件原件", "元のメッセージ", "original message follows", "원본 메시지", "원본 메일", "הודעה מקורית", "الرسالة الأصلية",
    "پیام اصلی", "پیغام اصلی", "ایمیل اصلی", "پیام اولیه", "previous replies", "in reply to",
)  # fmt: skip
"""What stands between dashes where the answered mail begins."""

FORMER = {
    "previous replies", "previous discussion", "previous messages", "aiemmat vastaukset", "aiemmat viestit", "tidigare svar",
    "tidigare meddelanden", "tidligere svar", "tidligere meldinger", "پیام‌های پیشین", "پاسخ‌های پیشین", "frühere antworten",
}  # fmt: skip
"""Headings of mails of a discussion that stand below a drawn line."""

FORWARDED = (
    "forwarded message", "forwarded mail", "forwarded by", "begin forwarded message", "forwarded message attachment",
    "edelleenlähetetty viesti", "välitetty viesti", "välitetty viesti alkaa", "edelleen lähetetty viesti", "lähetetty edelleen", "edelleenlähetetty sähköposti",
    "vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mail", "vidarebefordrat mejl",
    "börja vidarebefordrat meddelande", "början på vidarebefordrat meddelande",
    "videresendt melding", "videresendt e-post", "videresendt besked", "videresendt meddelelse",
    "start på videresendt melding", "start på videresendt besked", "begynnelse på videresendt melding",
    "videresendte melding", "weitergeleitete nachricht", "weitergeleitete mail", "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail", "message transféré", "message transmis", "début du message transféré",
    "début du message réexpédié", "mensaje reenviado", "inicio del mensaje reenviado", "mensagem encaminhada",
    "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada", "messaggio inoltrato", "inizio messaggio inoltrato",
    "doorgestuurd bericht", "begin doorgestuurd bericht", "przekazana wiadomość", "wiadomość przekazana", "początek przekazywanej wiadomości",
    "přeposlaná zpráva", "začátek přeposílané zprávy", "preposlaná správa", "továbbított üzenet", "továbbított levél", "mesaj redirecționat",
    "пересланное сообщение", "пересылаемое сообщение", "начало переадресованного сообщения", "переслане повідомлення", "προωθημένο μήνυμα",
    "iletilmiş ileti", "iletilen ileti", "edastatud kiri", "转发的邮件", "转发邮件", "轉寄郵件", "転送メッセージ", "転送されたメール", "전달된 메시지",
    "הודעה שהועברה", "رسالة معاد توجيهها", "پیام هدایت شده", "پیام هدایت‌شده", "پیام بازارسال شده", "پیام ارسال شده", "ایمیل ارسال‌شده", "پیام ارجاع شده",
)  # fmt: skip
"""What stands between dashes, or ends in a colon, where a mail that is passed on begins."""

FROM = (
    "from", "lähettäjä", "från", "fra", "von", "de", "da", "van", "od", "от", "від", "από", "kimden", "gönderen", "feladó", "de la",
    "expéditeur", "remitente", "remetente", "mittente", "afzender", "absender", "avsändare", "avsender", "afsender", "saatja", "no", "nuo", "von/from",
    "发件人", "寄件者", "寄件人", "差出人", "送信者", "보낸 사람", "보낸사람", "từ", "dari", "מאת", "من", "المرسل", "از", "از طرف", "فرستنده", "from/von",
)  # fmt: skip
FIELDS = (
    "sent", "date", "to", "subject", "cc", "bcc", "reply-to", "importance", "when", "where", "attachments", "priority",
    "lähetetty", "päivämäärä", "päiväys", "pvm", "vastaanottaja", "vastaanottajat", "aihe", "kopio", "kopiokenttä", "tärkeys",
    "skickat", "skickad", "datum", "till", "ämne", "kopia", "kopia till", "prioritet",
    "sendt", "dato", "til", "emne", "kopi", "kopi til", "viktighet", "tid",
    "gesendet", "an", "betreff", "kopie", "datum/date", "envoyé", "envoyé le", "à", "objet", "copie à", "enviado", "enviado el", "enviada em",
    "enviada", "enviado em", "data", "fecha", "para", "asunto", "assunto", "inviato", "a", "oggetto", "verzonden", "aan", "onderwerp", "wysłano", "wysłane",
    "do", "dw", "temat", "odesláno", "odoslané", "komu", "předmět", "predmet", "kopie", "elküldve", "dátum", "címzett", "tárgy", "másolatot kap",
    "trimis", "către", "subiect", "отправлено", "дата", "кому", "тема", "копия", "надіслано", "стало", "ημερομηνία", "προς", "θέμα", "στάλθηκε",
    "tarih", "kime", "konu", "gönderildi", "gönderme tarihi", "saadetud", "kellele", "teema", "发送时间", "日期", "时间", "收件人", "主题", "抄送", "寄件日期",
    "收件者", "主旨", "副本", "日付", "送信日時", "宛先", "件名", "보낸 날짜", "날짜", "받는 사람", "받는사람", "제목", "참조", "ngày", "đến", "chủ đề", "tanggal", "kepada",
    "subjek", "נשלח", "תאריך", "אל", "נושא", "إلى", "الموضوع", "تاريخ", "التاريخ", "أرسلت", "تم الإرسال", "نسخة",
    "تاریخ", "زمان", "به", "گیرنده", "موضوع", "ارسال", "ارسال شده", "ارسال‌شده", "رونوشت", "فرستاده شده", "عنوان",
)  # fmt: skip
"""The other lines of the header that Outlook and others put above a quoted mail."""

MOBILE = (
    r"sent (?:from|via|with|using|by) (?:my |the |an? )?(?P<what>[\w’'. +&-]{2,60})",
    r"get (?:outlook|yahoo mail|bluemail|the .{2,20} app) for (?:ios|android|mobile|mac)",
    r"(?:lähetetty|lähetin tämän) (?P<what2>[\w. +&-]{2,50})", r"hanki outlook (?:for )?\S+(?: \S+)?",
    r"hämta outlook (?:för|for) \S+", r"skaffa outlook (?:för|for) \S+", r"skickat? (?:från|med|via) (?:min |mitt |en )?[\w. +&-]{2,50}",
    r"skickades från [\w. +&-]{2,50}", r"sendt (?:fra|med|via) (?:min |mitt |en )?[\w. +&-]{2,50}", r"(?:hent|skaff(?: deg)?|få) outlook (?:for|til) \S+",
    r"(?:von|mit) (?:meinem|unterwegs|mein\w*) ?[\w. +&-]{0,40}(?:gesendet|geschickt)", r"gesendet (?:von|mit) [\w. +&-]{2,50}",
    r"diese nachricht wurde von [\w. +&-]{2,60} gesendet", r"outlook für (?:ios|android) beziehen", r"holen sie sich outlook für \S+",
    r"envoyé (?:de|depuis|à partir de|avec|par) [\w’'. +&-]{2,50}", r"obtenir outlook pour \S+", r"télécharger outlook pour \S+",
    r"enviado (?:desde|do|de|a partir) [\w. +&-]{2,50}", r"obtener outlook para \S+", r"obter o outlook para \S+",
    r"inviato (?:da|dal) [\w. +&-]{2,50}", r"scarica outlook per \S+", r"ottieni outlook per \S+",
    r"verzonden (?:vanaf|met|via) [\w. +&-]{2,50}", r"verstuurd vanaf [\w. +&-]{2,50}", r"outlook voor \S+ downloaden",
    r"wysłan[eo] z [\w. +&-]{2,50}", r"pobierz (?:aplikację )?outlook dla systemu \S+", r"odesláno z [\w. +&-]{2,50}",
    r"отправлено (?:с|из) [\w. +&-]{2,50}", r"iphone’?umdan gönderildi", r"[\w’'. ]{2,30}(?:dan|den) gönderildi", r"发自我的 ?\w{2,30}",
    r"我的 ?\w{2,20}发送", r"從我的 ?\w{2,20} ?傳送", r"iphoneから送信", r"나의 \w+에서 보냄", r"נשלח מה[\w -]{2,30}", r"أرسلت من [\w. ]{2,40}",
    r"ارسال ?\u200c?شده ?(?:از|توسط|با) [\w\u200c. +&-]{2,50}", r"از [\w\u200c. +&-]{2,40} (?:من )?(?:ارسال|فرستاده) ?\u200c?شده?(?: است)?",
    r"فرستاده ?\u200c?شده از [\w\u200c. +&-]{2,50}", r"outlook (?:را )?برای \S+ (?:دریافت کنید|بگیرید)", r"دریافت outlook برای \S+",
)  # fmt: skip
"""Whole lines that phones and programs put below a mail."""

REPLY_ABOVE = (
    "reply above this line", "type your reply above", "reply above the line", "please reply above", "write your reply above",
    "vastaa tämän rivin yläpuolelle", "kirjoita vastauksesi tämän rivin yläpuolelle", "svara ovanför denna rad", "svara ovanför den här raden",
    "skriv ditt svar ovanför", "svar over denne linjen", "skriv svaret over denne linjen", "bitte antworten sie oberhalb dieser zeile",
    "répondre au-dessus de cette ligne", "بالای این خط پاسخ دهید", "پاسخ خود را بالای این خط بنویسید",
)  # fmt: skip
KEYS_OF_REPLY_ABOVE = ("above", "yläpuol", "ovanför", "over denne", "oberhalb", "au-dessus", "بالای")
"""One of these is in every one of them: a line without any is not looked at twice."""
