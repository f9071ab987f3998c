"""Files of a mail: names, types and bytes, signed mails, what is written into the text."""

import base64
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from connectors.mails import mail, multipart


def test_files_keep_names_types_and_bytes() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nSee the picture.",
        b'Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="a.png"\n\n'
        + base64.b64encode(b"\x89PNG\x00\r\n"),
    )
    assert read.reply == "See the picture."
    (file,) = read.attachments
    assert (file.filename, file.content_type, file.content, file.size, file.inline) == (
        "a.png",
        "image/png",
        b"\x89PNG\x00\r\n",
        7,
        False,
    )


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="lasku.pdf"', "lasku.pdf"),
        ("attachment; filename=lasku uusi.pdf", "lasku uusi.pdf"),
        ("attachment; filename*=utf-8''l%C3%A4ht%C3%B6.pdf", "lähtö.pdf"),
        ("attachment; filename*0*=utf-8''l%C3%A4; filename*1*=ht%C3%B6; filename*2=.pdf", "lähtö.pdf"),
        ('attachment; filename*1="to.pdf"; filename*0="kuit"', "kuitto.pdf"),
        ('attachment; filename="=?utf-8?Q?l=C3=A4ht=C3=B6=2Epdf?="', "lähtö.pdf"),
        ('attachment; filename="C:\\\\Users\\\\aino\\\\lasku.pdf"', "lasku.pdf"),
        ('attachment; filename="../../etc/lasku.pdf"', "lasku.pdf"),
        ('attachment; filename="a;b.pdf"; size=3', "a;b.pdf"),
        ('attachment;filename="lasku.pdf', "lasku.pdf"),
        ('ATTACHMENT; FileName="lasku.pdf"', "lasku.pdf"),
    ],
)
def test_names_of_files_however_they_are_written(disposition: str, name: str) -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx",
        f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nPDF",
    )
    assert [file.filename for file in read.attachments] == [name]


def test_nameless_files_get_names_and_an_attached_mail_that_of_its_subject() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx",
        "Content-Type: message/rfc822\n\nFrom: b@c.example\nSubject: =?utf-8?Q?Tulostin_=C3=A4?=\n\nText within.",
        "Content-Type: image/jpeg\n\nJPEG",
        "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
    )
    assert [file.filename for file in read.attachments] == ["Tulostin ä.eml", "image.jpg", "text.ics"]
    assert "Text within" not in read.text


def test_a_picture_in_the_text_is_inline() -> None:
    read = multipart(
        'Content-Type: text/html\n\n<p>See <img src="cid:p1@x"></p>',
        "Content-Type: image/png\nContent-ID: <p1@x>\n\nPNG",
        "Content-Type: image/png\nContent-ID: <p2@x>\n\nPNG",
        kind="related",
    )
    assert [(file.content_id, file.inline) for file in read.attachments] == [("p1@x", True), ("p2@x", False)]


def test_signed_mails_show_their_text_and_keep_the_signature_as_a_file() -> None:
    for kind, name in (("pgp-signature", "signature.asc"), ("pkcs7-signature", "signature.p7s")):
        read = multipart(
            "Content-Type: text/plain\n\nIt works.", f"Content-Type: application/{kind}\n\nSIG", kind="signed"
        )
        assert read.reply == "It works."
        assert [file.filename for file in read.attachments] == [name]


def test_a_clear_signed_text_is_read_without_its_armour() -> None:
    read = mail(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt works.\n- -- \nAino\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    )
    assert (read.text, read.reply) == ("It works.\n-- \nAino\n", "It works.")
    assert [(file.filename, file.content_type) for file in read.attachments] == [
        ("signature.asc", "application/pgp-signature")
    ]


def _smime(content: bytes) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Aino")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def test_a_mail_inside_of_smime_signed_data_is_read() -> None:
    inner = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nIt works.\n--x\nContent-Type: image/png; name=a.png\n\nPNG\n--x--\n"
    head = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n"
    read = mail(base64.encodebytes(_smime(inner)), head)
    assert read.reply == "It works."
    assert [file.filename for file in read.attachments] == ["a.png"]


def test_signed_data_in_pieces_is_joined_and_broken_data_stays_a_file() -> None:
    pieces = bytes.fromhex(
        "3080 06092a864886f70d010702 a080 3080 020101 3100 3080 06092a864886f70d010701 a080 2480 0402 0a49 0402 7420 0000"
    )
    head = "Content-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n"
    assert mail(base64.encodebytes(pieces), head).reply == "It"
    broken = mail(base64.encodebytes(pieces[:40]), head)
    assert (broken.reply, [file.filename for file in broken.attachments]) == ("", ["smime.p7m"])


def test_winmail_dat_stays_a_file() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nx", "Content-Type: application/ms-tnef; name=winmail.dat\n\nTNEF"
    )
    assert [(file.filename, file.size) for file in read.attachments] == [("winmail.dat", 4)]


def test_a_file_written_into_the_text_is_taken_out_of_it() -> None:
    read = mail("See below.\n\nbegin 644 note.txt\n#86)C\n`\nend\n\nThanks.\n")
    assert read.reply == "See below.\n\nThanks."
    assert [(file.filename, file.content_type, file.content) for file in read.attachments] == [
        ("note.txt", "text/plain", b"abc")
    ]


def test_a_text_file_is_a_file_and_a_second_text_is_text() -> None:
    read = multipart(
        "Content-Type: text/plain\n\nOne.",
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\nlines",
        "Content-Type: text/plain\n\nTwo.",
    )
    assert read.reply == "One.\nTwo."
    assert [file.filename for file in read.attachments] == ["log.txt"]
