"""What other systems and people of five countries call their columns; data, no logic.

A further system adds its names here and nothing else changes. Names are written as people write them; case, signs
and doubled blanks do not count when they are compared.
"""

from collections.abc import Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "asset_tag": (
        "asset tag", "tag", "asset id", "asset number", "asset no", "inventory number", "inventory no", "barcode",
        "asset tag number", "inventaarionumero", "inventointinumero", "omaisuustunnus", "laitetunnus", "laitenumero",
        "inventarienummer", "inventarienr", "löpnummer", "löpnr", "märkning", "stöldskyddsnummer", "eiendelsnummer",
        "inventarnummer", "utstyrsnummer", "merkenummer", "numéro d'inventaire", "code-barres", "étiquette d'actif",
        "bestandsmerker", "inventarnummer", "inventar-nr", "برچسب اموال", "شماره اموال", "کد اموال", "شماره برچسب",
        "شماره دارایی", "پلاک اموال",
    ),
    "serial": (
        "serial", "serial number", "serial no", "serial nr", "service tag", "s n", "sn", "serialnumber", "sarjanumero",
        "sarjanro", "sarja nro", "serienummer", "serienr", "serie nr", "numéro de série", "n° de série",
        "seriennummer", "شماره سریال", "سریال", "سریال نامبر",
    ),
    "imei": ("imei", "imei 1", "imei1", "imei 2", "imei2", "imei number", "imei numero", "imei nummer", "شناسه imei"),
    "mac": (
        "mac", "mac address", "mac addresses", "wi fi mac", "wifi mac", "ethernet mac", "ethernetmac", "wlan mac",
        "lan mac", "mac osoite", "mac adress", "mac adresse", "adresse mac", "نشانی مک", "آدرس مک",
    ),
    "phone_number": (
        "phone number", "mobile number", "line number", "msisdn", "puhelinnumero", "liittymänumero", "telefonnummer",
        "mobilnummer", "شماره تلفن", "شماره همراه", "شماره موبایل",
    ),
    "sim": ("iccid", "sim", "sim card", "sim number", "sim kortti", "sim kort", "sim kortin numero", "شماره سیم کارت"),
    "external_id": ("external id", "device id", "device identifier", "uuid", "system uuid", "asset uuid"),
    "name": (
        "name", "item name", "asset name", "device name", "computer name", "hostname", "title", "nimi", "laite",
        "laitteen nimi", "namn", "enhetsnamn", "datornamn", "navn", "enhetsnavn", "utstyr", "nom", "nom de l'équipement",
        "نام", "نام دستگاه", "عنوان", "شرح کالا",
    ),
    "kind": ("kind", "item kind", "item type", "laji"),
    "category": (
        "category", "category name", "device type", "asset type", "product category", "kategoria", "laiteryhmä",
        "laitetyyppi", "tyyppi", "tuoteryhmä", "kategori", "enhetstyp", "enhetstype", "utstyrstype", "type utstyr",
        "catégorie", "kategorie", "دسته", "گروه کالا", "نوع دستگاه", "دسته بندی",
    ),
    "maker": (
        "manufacturer", "maker", "make", "brand", "manufacturer name", "vendor name", "valmistaja", "merkki",
        "tillverkare", "fabrikat", "märke", "produsent", "merke", "fabricant", "marque", "hersteller", "سازنده",
        "برند", "شرکت سازنده", "مارک",
    ),
    "model": (
        "model", "model name", "asset model", "assetmodel", "product model", "malli", "laitemalli", "modell",
        "modellnamn", "modèle", "مدل", "مدل دستگاه",
    ),
    "model_number": (
        "model number", "model no", "part number", "product number", "mallinumero", "tuotenumero", "modellnummer",
        "artikelnummer", "numéro de modèle", "شماره مدل",
    ),
    "organisation": (
        "company", "company name", "organisation", "organization", "entity", "yritys", "organisaatio", "yksikkö",
        "företag", "organisasjon", "firma", "virksomhet", "société", "entité", "شرکت", "سازمان",
    ),
    "place": (
        "location", "default location", "rtd location", "place", "site", "location name", "sijainti", "toimipiste",
        "sijoituspaikka", "plats", "placering", "plassering", "lokasjon", "sted", "lieu", "emplacement",
        "nom de l'emplacement", "standort", "محل", "مکان", "محل استقرار", "موقعیت",
    ),
    "building": ("building", "rakennus", "byggnad", "bygg", "bygning", "bâtiment", "ساختمان"),
    "floor": ("floor", "kerros", "våning", "etasje", "étage", "طبقه"),
    "room": ("room", "huone", "rum", "rom", "salle", "pièce", "اتاق"),
    "holder_place": ("checked out to location", "checkout location", "checked out location"),
    "cost_centre": (
        "cost centre", "cost center", "cost centre code", "cost center code", "kustannuspaikka", "kostnadsställe",
        "kostnadssted", "centre de coût", "centre de coûts", "kostenstelle", "مرکز هزینه",
    ),
    "posting_code": (
        "posting code", "account", "accounting code", "tiliöinti", "tili", "kontering", "konto", "کد حساب",
    ),
    "purchased_on": (
        "purchase date", "purchased", "purchased on", "date of purchase", "bought on", "ostopäivä", "hankintapäivä",
        "ostettu", "hankittu", "inköpsdatum", "inköpt", "köpdatum", "innkjøpsdato", "kjøpsdato", "kjøpt",
        "date d'achat", "kaufdatum", "تاریخ خرید",
    ),
    "purchase_price": (
        "purchase cost", "cost", "purchase price", "price", "acquisition cost", "value", "ostohinta", "hankintahinta",
        "hinta", "inköpspris", "pris", "innkjøpspris", "kjøpspris", "prix d'achat", "coût", "coût d'acquisition",
        "kaufpreis", "قیمت خرید", "قیمت", "بهای خرید", "مبلغ",
    ),
    "warranty_months": (
        "warranty", "warranty months", "warranty duration", "takuu kk", "takuu kuukausina", "takuuaika", "garanti",
        "garanti månader", "garanti måneder", "garantie", "durée de garantie", "مدت گارانتی", "گارانتی",
    ),
    "warranty_until": (
        "warranty until", "warranty expires", "warranty expiration date", "warranty end", "warranty expiry",
        "warranty expiration", "takuu päättyy", "takuu asti", "takuu voimassa", "garanti till", "garantislut",
        "garanti til", "garanti utløper", "fin de garantie", "date d'expiration de la garantie", "پایان گارانتی",
        "تاریخ پایان گارانتی",
    ),
    "end_of_life_on": (
        "asset eol date", "eol date", "end of life", "eol", "poistopäivä", "elinkaari päättyy", "utrangeras",
        "livslängd slut", "utrangeres", "پایان عمر",
    ),
    "status": (
        "status", "status label", "state", "tila", "laitteen tila", "käyttötila", "tilanne", "skick", "statut",
        "وضعیت", "وضعیت دستگاه",
    ),
    "notes": (
        "notes", "asset notes", "note", "comments", "comment", "remarks", "description", "additional information",
        "huomautukset", "huomiot", "lisätiedot", "kuvaus", "anmärkning", "anteckningar", "kommentar", "beskrivning",
        "merknad", "merknader", "beskrivelse", "commentaires", "informations supplémentaires", "توضیحات", "ملاحظات",
        "یادداشت",
    ),
    "holder_name": (
        "full name", "checked out to", "checked out to name", "user", "assigned to", "checked out to full name",
        "custodian", "holder", "primary user", "primary user display name", "employee", "käyttäjä", "haltija",
        "vastuuhenkilö", "käyttäjän nimi", "användare", "innehavare", "ansvarig", "bruker", "innehaver", "utilisateur",
        "usager", "assigné à", "travailleur principal", "benutzer", "تحویل گیرنده", "کاربر", "نام کاربر",
        "نام و نام خانوادگی", "تحویل شده به",
    ),
    "holder_first_name": ("checked out to first name", "first name", "etunimi", "förnamn", "fornavn", "prénom"),
    "holder_last_name": ("checked out to last name", "last name", "sukunimi", "efternamn", "etternavn", "نام خانوادگی"),
    "holder_email": (
        "email", "checked out to email", "user email", "e mail", "email address", "primary user email address",
        "sähköposti", "sähköpostiosoite", "e post", "epost", "e postadress", "e postadresse", "courriel", "ایمیل",
        "رایانامه",
    ),
    "holder_username": (
        "username", "checked out to username", "user name", "alternate username", "primary user upn", "login",
        "käyttäjätunnus", "användarnamn", "brukernavn", "identifiant", "نام کاربری",
    ),
    "holder_number": (
        "employee number", "checked out to employee number", "employee num", "employee no", "employee id",
        "henkilönumero", "anställningsnummer", "ansattnummer", "شماره پرسنلی", "کد پرسنلی",
    ),
    "last_seen_at": (
        "last check in", "last contact", "last seen", "last inventory date", "last update", "last synced",
        "viimeksi nähty", "senast sedd", "sist sett", "آخرین ارتباط",
    ),
    "operating_system": (
        "operating system", "operating system name", "os", "os name", "käyttöjärjestelmä", "operativsystem",
        "système d'exploitation", "système d'exploitation nom", "سیستم عامل",
    ),
    "os_version": ("os version", "operating system version", "système d'exploitation version", "نسخه سیستم عامل"),
    "quantity": ("quantity", "qty", "määrä", "kpl", "antal", "antall", "quantité", "تعداد"),
    "parts": ("parts", "components"),
    "readings": ("readings", "meter readings"),
}  # fmt: skip
"""Our fields and the column names that mean them."""

OF_SYSTEMS: Mapping[str, Mapping[str, str]] = {
    "Ralph": {
        "model": "", "model str": "model", "sn": "serial", "barcode": "asset_tag", "id": "external_id",
        "rack": "", "rack str": "place", "remarks": "notes", "invoice date": "purchased_on",
        "depreciation end date": "end_of_life_on", "budget info": "", "budget info str": "cost_centre",
        "property of str": "", "status": "", "provider": "", "hostname": "name",
    },
    "Shelf": {"type": "tracking", "valuation": "purchase_price", "title": "name", "id": "external_id"},
    "GLPI": {"type": "category", "id": ""},
    "Intune": {"device type": "", "device state": "", "ownership": "", "compliance": "", "os": "operating_system"},
    "Snipe-IT": {"id": "", "type": "", "description": ""},
    "Atlas CMMS": {"id": "", "area": "room", "description": "notes", "parts": ""},
}  # fmt: skip
"""Columns that mean another thing in one system's exports than elsewhere; "" is left aside there."""

SIGNATURES: Mapping[str, tuple[frozenset[str], ...]] = {
    "Intune": (
        frozenset({"device id", "enrollment date", "serial number"}),
        frozenset({"primary user upn", "last check in"}),
        frozenset({"device name", "managed by", "compliance"}),
    ),
    "Ralph": (
        frozenset({"hostname", "sn", "barcode"}), frozenset({"sn", "model str"}), frozenset({"management ip", "rack"}),
    ),
    "Shelf": (
        frozenset({"title", "kit", "custodian"}), frozenset({"title", "valuation"}),
        frozenset({"assetmodel", "custodian"}),
    ),
    "Snipe-IT": (
        frozenset({"asset tag", "checked out to username"}), frozenset({"asset tag", "model number", "item name"}),
        frozenset({"asset tag", "rtd location"}), frozenset({"asset tag", "checkout type"}),
        frozenset({"asset tag", "status label"}), frozenset({"asset tag", "default location"}),
        frozenset({"company", "qty", "min amount"}),
    ),
    "GLPI": (
        frozenset({"entity", "inventory number"}), frozenset({"entity", "alternate username"}),
        frozenset({"name", "entity", "serial number"}), frozenset({"nom", "entite", "numero de serie"}),
        frozenset({"serial number", "last update", "operating system name"}),
        frozenset({"nom", "lieu", "numero d inventaire"}),
    ),
    "Atlas CMMS": (
        frozenset({"parent asset", "serial number"}), frozenset({"title", "estimated duration", "requires signature"}),
        frozenset({"name", "parent location", "vendors"}), frozenset({"name", "non stock", "minimum quantity"}),
        frozenset({"nom", "non stock", "quantite minimale"}), frozenset({"titre", "heures estimees", "priorite"}),
        frozenset({"nom", "emplacement parent"}), frozenset({"acquisition cost", "location name"}),
        frozenset({"equipement parent", "numero de serie"}),
    ),
}  # fmt: skip
"""Column names that together show whose export a file is; the first system that matches is taken."""
