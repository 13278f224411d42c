"""What is private in a note, and what only looks so. All values are made up."""

from __future__ import annotations

import pytest

from tools.hackmd.findings import Kind
from tools.hackmd.private.look import look

#: A line, and what is private in it as it is written there.
PRIVATE: dict[Kind, list[tuple[str, str]]] = {
    Kind.EMAIL: [
        ("寫信到team@example.org，謝謝", "team@example.org"),
        ("[寫信](mailto:ming.wang+note@mail.example.co.uk)", "ming.wang+note@mail.example.co.uk"),
        ("<https://example.org/form?to=ming%40example.org>", "ming%40example.org"),
        (r"信箱：ming\_wang@example.org", r"ming\_wang@example.org"),
        ("ming [at] example.org", "ming [at] example.org"),
        ("ming＠example.org", "ming＠example.org"),
        ("王小明/ming@example.org", "ming@example.org"),
        ("聯絡人-ming@example.org", "ming@example.org"),
        ("`ming@example.org`", "ming@example.org"),
        ("![ming@example.org 的照片](a.png)", "ming@example.org"),
        (r"ming\@example.org", r"ming\@example.org"),
        ("ming&#x40;example.org", "ming&#x40;example.org"),
        ("ming<!-- -->@example.org", "ming<!-- -->@example.org"),
        ("ming\u200b@exam\u00adple.org", "ming\u200b@exam\u00adple.org"),
    ],
    Kind.PHONE: [
        ("電話0912345678", "0912345678"),
        ("手機：0912-345-678（王先生）", "0912-345-678"),
        ("0912 345 678", "0912 345 678"),
        ("1 0912345678", "0912345678"),
        ("０９１２３４５６７８", "０９１２３４５６７８"),
        ("+886 912 345 678", "+886 912 345 678"),
        ("+886-2-2345-6789", "+886-2-2345-6789"),
        ("(02) 2345-6789 分機 12", "(02) 2345-6789"),
        ("02-23456789#12", "02-23456789"),
        ("049-2345678", "049-2345678"),
        ("市話 0223456789", "0223456789"),
        ("[打電話](tel:0912345678)", "0912345678"),
        ("| 王 | 0912-345-678 |", "0912-345-678"),
        ("+81 90-1234-5678", "+81 90-1234-5678"),
        ("+1 (415) 555-0134", "+1 (415) 555-0134"),
        ("\u202a0912\u200b345\u2060678\u202c", "0912\u200b345\u2060678"),
        ("0912\u00a0345\u2009678", "0912\u00a0345\u2009678"),
        ("0912\u2212345\u2212678", "0912\u2212345\u2212678"),
        ('<span title="0912345678">王</span>', "0912345678"),
        ("phone: 415-555-0134", "415-555-0134"),
        ("(03)5775758 (Police Station)", "(03)5775758"),
        ("手机：13812345678", "13812345678"),
    ],
    Kind.PASSWORD: [
        ("密碼：abc123", "abc123"),
        ("密\ufeff碼：abc123", "abc123"),
        ("Wi-Fi 密碼: `pycon tw`", "pycon"),
        ("會場密碼：ihaveaPYdream", "ihaveaPYdream"),
        ("(password: `venue-door`)", "venue-door"),
        ("**密碼**：letmein", "letmein"),
        ("Password: hunter2.", "hunter2"),
        ("Meeting ID: 123 4567 8901 Passcode: 123456", "123456"),
        ("pwd=s3cret", "s3cret"),
        ("| 密碼 | abc123 |", "abc123"),
        ("密碼 pycon2021", "pycon2021"),
        ("密碼：\n  - abc123", "abc123"),
        ("| 帳號 | 密碼 |\n|---|---|\n| staff | letmein |", "letmein"),
        ("帳號／密碼：staff / letmein", "letmein"),
        ("帳密：staff/letmein", "letmein"),
        ("密碼是「letmein」", "letmein"),
        ("密碼：letmein 帳號：staff", "letmein"),
        ('"password": "letmein"', "letmein"),
        ("git clone https://staff:letmein@git.example.org/a.git", "letmein"),
        ("密码：welc0me，并新建", "welc0me"),
    ],
    Kind.TOKEN: [
        ("https://example.org/join?inviteToken=a1b2c3d4e5", "a1b2c3d4e5"),
        ("[加入](https://example.org/a?x=1&token=a1b2c3d4e5)", "a1b2c3d4e5"),
        ("https://example.org/a?key=a1b2c3d4e5f6g7h8", "a1b2c3d4e5f6g7h8"),
        ("https://example.zoom.us/j/123?pwd=YWJjZGVm", "YWJjZGVm"),
        ("https://s3.example.org/a.pdf?X-Amz-Signature=0123456789abcdef", "0123456789abcdef"),
        ("<https://example.org/#access_token=a1b2c3d4e5>", "a1b2c3d4e5"),
        ("https://docs.google.com/document/d/a?token=a1b2c3d4e5", "a1b2c3d4e5"),
    ],
    Kind.SECRET_KEY: [
        ("AKIAIOSFODNN7ABCDEFG", "AKIAIOSFODNN7ABCDEFG"),
        ("`ghp_" + "a1B2" * 9 + "`", "ghp_" + "a1B2" * 9),
        ("xoxb-" + "1234567890-abcdef", "xoxb-" + "1234567890-abcdef"),
        ("https://hooks.slack.com/services/" + "T000/B000/abcdefghijkl", "https://hooks.slack.com/services/T000/B000/abcdefghijkl"),
        ("https://discord.com/api/webhooks/" + "1/" + "a1" * 20, "https://discord.com/api/webhooks/1/" + "a1" * 20),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.abcdefghij", "eyJhbGciOiJI.eyJzdWIiOiIx.abcdefghij"),
        (
            "-----BEGIN RSA " + "PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----",
        ),
        ("API key: a1b2c3d4e5f6g7h8i9j0", "a1b2c3d4e5f6g7h8i9j0"),
        ("Authorization: Bearer a1b2c3d4e5f6g7h8i9j0", "a1b2c3d4e5f6g7h8i9j0"),
    ],
    Kind.ACCOUNT: [
        ("帳號：602-489-60988", "602-489-60988"),
        ("戶名：某某協會　帳號：2007-01-0001033-1（某某銀行）", "2007-01-0001033-1"),
        ("捐款帳號：<br>某某銀行 6204-01-30271-4-00", "6204-01-30271-4-00"),
        ("匯款到 822 某某銀行 123456789012", "123456789012"),
        ("銀行 (808) 0060940039027", "0060940039027"),
        ("局號帳號 0001236-0523054", "0001236-0523054"),
        ("Account number: 1234 5678 9012", "1234 5678 9012"),
        ("卡號 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
    ],
    Kind.ID_NUMBER: [
        ("A123456789", "A123456789"),
        ("身分證字號：B123456780", "B123456780"),
        ("護照號碼 312345678", "312345678"),
        ("| A800000014 |", "A800000014"),
    ],
    Kind.POSTAL_ADDRESS: [
        ("地點：台北市南港區研究院路二段 128 號", "台北市南港區研究院路二段 128 號"),
        ("地址：光復南路102巷3弄5-1號集合", "光復南路102巷3弄5-1號"),
        ("No. 128, Section 2, Academia Road, Taipei", "No. 128, Section 2, Academia Road"),
    ],
    Kind.DOCUMENT: [
        ("[表單](https://forms.gle/abcDEF)", "https://forms.gle/abcDEF"),
        ("https://docs.google.com/document/d/1a2b/edit，", "https://docs.google.com/document/d/1a2b/edit"),
        ("https://drive.google.com/drive/folders/1a?resourcekey=0-abc", "https://drive.google.com/drive/folders/1a?resourcekey=0-abc"),
        ("https://docs.google.com/a/ccc?key=0Ag6oD4FgX1ozEd", "https://docs.google.com/a/ccc?key=0Ag6oD4FgX1ozEd"),
        ("src=abc123%40group.calendar.google.com", "abc123%40group.calendar.google.com"),
    ],
    Kind.MEETING: [("https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij")],
    Kind.INVITATION: [("加入 https://discord.gg/abcDEF", "https://discord.gg/abcDEF")],
    Kind.ROOM: [("https://gather.town/app/abc/room", "https://gather.town/app/abc/room")],
}  # fmt: skip

NOTHING = (
    *("logo@2x.png", "git@github.com:org/repo.git", "vue@2.7.10", "@team/note", "@user@mastodon.example"),
    *("https://lists.example.org/list/dev@example.org/", "no-reply@example.org", "https://hackmd.io/@pycontw/2021"),
    *("2021-10-02", "2021/10/02 09:00-10:30", "0900-1000", "0930 1030 1130", "10-11 02-2021", "20211002123000"),
    *("NT$ 12,345,678", "訂單 0912345678", "https://example.org/0912345678", "https://example.org/?id=0912345678"),
    *("https://twitter.com/x/status/1234567890123456789", "v1.2.3.4567.8901", "25.0330, 121.5654", "GMT+8"),
    *("1+12345678", "統編：12345678", "0.0912345678", "ISBN 978-986-123-456-7", "1234-5678-9012"),
    *("b0912345678f", "uuid 0912345678-abc", "+1 669 900 6833 US (San Jose)", "+16699006833,,95512345678#"),
    *("Join by phone: +1 980-533-0134 PIN: 455 016 0",),
    *("密碼：請洽組長", "忘記密碼：https://example.org/reset", "密碼長度 8~12 位", "修改密碼"),
    *("password: str", "密碼：********"),
    *("password = os.environ['PASSWORD']", "密碼：<your password>", "The password is required"),
    *("password: the one of the wiki",),
    *("passcode: string;", "| 帳號 | 密碼 | 備註 |\n|---|---|---|", "| Account | Password | Note |\n|---|---|---|"),
    *("compass: north",),
    *("pass 2021", "密碼：{{ password }}", "https://example.org/?token=<token>", "https://example.org/?token=YOUR_TOKEN"),
    *("https://example.org/?key=value1", "https://maps.example.org/?author=somebody", "https://youtu.be/a?si=abcdefghijklmnop"),
    *("API key: YOUR_API_KEY_GOES_HERE_1", "token = settings.auth.token_of_service1", "the token of a session"),
    *("帳號：2021-10-02 12:00", "帳號後五碼 12345", "account 2021", "A123456780", "PYCON2021TW", "XA123456789"),
    *("市場路線圖", "第 3 號會議室", "一號出口", "https://www.google.com/search?q=docs"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "line", "value"),
    [(kind, *each) for kind, found in PRIVATE.items() for each in found],
    ids=lambda each: each.code if isinstance(each, Kind) else None,
)
def test_what_is_private(kind: Kind, line: str, value: str) -> None:
    assert [(each.kind, line[each.start : each.end].strip()) for each in look(line)] == [(kind, value)]


@pytest.mark.parametrize("line", NOTHING)
def test_what_only_looks_so(line: str) -> None:
    assert look(line) == []
