"""Texts of the demonstration's first pages. Statutes and hotlines in them are real, nobody else is.

Chinese data, not interface. Sources: People's Mediation Law articles 4, 8, 17, 23, 31 to 33; Legal
Aid Law articles 2, 31, 38, 42, 43, 49; Law on Building an Accessible Environment article 32; Personal
Information Protection Law articles 45 to 47.
"""

from dataclasses import dataclass, field
from typing import Any

Block = tuple[str, Any]


def text(*paragraphs: str) -> Block:
    """Paragraphs of running text."""
    return ("text", "".join(f"<p>{p}</p>" for p in paragraphs))


def items(*lines: str) -> Block:
    """A list with dots."""
    return ("text", "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")


def steps(*lines: str) -> Block:
    """A list with numbers."""
    return ("text", "<ol>" + "".join(f"<li>{line}</li>" for line in lines) + "</ol>")


def heading(words: str) -> Block:
    """A heading of the demonstration's text."""
    return ("heading", {"text": words, "level": "2"})


def callout(kind: str, title: str, words: str) -> Block:
    """A box of the demonstration's text; ``kind`` as `CalloutBlock` has it."""
    return ("callout", {"kind": kind, "title": title, "text": f"<p>{words}</p>"})


def course(*entries: tuple[str, str, str, str]) -> Block:
    """Steps: what is done, how, by whom, within what time."""
    return (
        "steps",
        {
            "entries": [
                {"title": title, "text": f"<p>{words}</p>", "role": role, "time": time}
                for title, words, role, time in entries
            ]
        },
    )


def questions(*entries: tuple[str, str]) -> Block:
    """Questions that open to their answers."""
    answered = [{"title": question, "text": f"<p>{answer}</p>"} for question, answer in entries]
    return ("accordion", {"entries": answered})


@dataclass(frozen=True)
class Text:
    """Title, summary and body in one language."""

    title: str
    summary: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A page of the demonstration in Chinese, and in English where it is translated.

    ``kind`` says what it is when it has no pages below it; ``fields`` are those of that kind, and
    ``department`` is the key of the one that answers for it.
    """

    key: str
    zh: Text
    en: Text | None = None
    pages: "tuple[Entry, ...]" = field(default=())
    kind: str = "standard"
    fields: dict[str, Any] = field(default_factory=dict)
    department: str = ""


HOME_ZH = Text(
    "首页", "泰兴市黄桥镇法治服务演示站点：遇事找谁、哪些电话能打、本站怎样保护您的信息。"
)
HOME_EN = Text(
    "Home", "Demonstration of a town’s site on law and public services: whom to turn to."
)
QUESTION_ZH, LEAD_ZH = "遇事找法，先来这里", "该找谁、打哪个电话、法律怎么说，用平常话讲清楚。"
QUESTION_EN = "Trouble? Start here"
LEAD_EN = "Whom to turn to, which number to call, and what the law says, in plain words."

CALLS = Entry(
    "calls",
    Text(
        "打哪个电话",
        "几个全国通用的号码各管什么，打之前准备什么。",
        (
            text("拿不准归谁管，先打 12345；想问法律，打 12348。两个号码都不收咨询费。"),
            heading("办事、投诉、问法律"),
            items(
                "<b>12345 政务服务便民热线</b>：怎么办事、找哪个部门、对政府工作的意见和投诉。",
                "<b>12348 公共法律服务热线</b>：法律咨询，怎样申请法律援助、调解和公证。",
                "<b>12315</b>：买到假货、消费纠纷、价格违法。",
                "<b>12333</b>：社会保险、就业、拖欠工资。",
            ),
            heading("紧急情况"),
            items(
                "<b>110</b>：人身、财产正在受到侵害，或者看见违法犯罪。",
                "<b>119</b>：着火，或者有人被困。",
                "<b>120</b>：突发急病、重伤。",
            ),
            callout(
                "information",
                "打之前想好四件事",
                "什么时候、在哪里、对方是谁、手上有什么材料。需要回复的，留下自己的电话。",
            ),
            callout(
                "warning",
                "这些一定是骗子",
                "自称公安、法院、检察院，要您把钱转到“安全账户”，或者要短信验证码。"
                "挂断，打 110 或 96110。",
            ),
        ),
    ),
    Text(
        "Which number to call",
        "The numbers that work all over China, and what each of them is for.",
        (
            text(
                "Not sure who is in charge? Call 12345. A question about law? Call 12348. "
                "Advice is free. Calls are answered in Chinese."
            ),
            heading("Services, complaints, law"),
            items(
                "<b>12345</b>: government services, which office to go to, complaints.",
                "<b>12348</b>: legal advice, legal aid, mediation, notaries.",
                "<b>12315</b>: consumer disputes.",
                "<b>12333</b>: social insurance, employment, unpaid wages.",
            ),
            heading("Emergencies"),
            items("<b>110</b>: police.", "<b>119</b>: fire and rescue.", "<b>120</b>: ambulance."),
        ),
    ),
)

MEDIATION = Entry(
    "mediation",
    Text(
        "邻里、家庭纠纷可以免费调解",
        "每个村（社区）都有人民调解委员会，不收钱，双方自愿，谈成了有法律约束力。",
        (
            text(
                "宅基地边界、排水通行、赡养、借钱不还，这类民间纠纷都可以请人民调解委员会调解。"
                "村民委员会、居民委员会都设有人民调解委员会（《人民调解法》第八条），"
                "调解不收取任何费用（第四条）。"
            ),
            heading("怎么调"),
            steps(
                "到村（社区）说明情况，可以口头说，也可以写下来。调解委员会也可以主动上门（第十七条）。",
                "可以自己选调解员，也可以要求公开或者不公开（第二十三条）。",
                "谈得成，达成调解协议；谈不成，随时可以停下来，不影响去法院起诉。",
                "协议有法律约束力，双方应当履行（第三十一条）。",
            ),
            callout(
                "information",
                "三十天内可以去法院确认",
                "双方认为有必要的，自协议生效之日起三十日内，可以共同向人民法院申请司法确认。"
                "确认有效后对方不履行，可以申请强制执行（第三十三条）。",
            ),
            heading("什么时候不能调"),
            text("一方明确拒绝的，不得调解（第十七条）。正在发生的家庭暴力，先打 110。"),
        ),
    ),
)

LEGAL_AID = Entry(
    "legal-aid",
    Text(
        "请不起律师，可以申请法律援助",
        "讨工资、要赡养费、工伤和交通事故赔偿等，经济困难的可以申请，由法律援助机构派人帮您。",
        (
            heading("哪些事可以申请"),
            text("下列事项因经济困难没有委托代理人的，可以申请（《法律援助法》第三十一条）："),
            items(
                "请求国家赔偿；",
                "请求社会保险待遇、社会救助、抚恤金；",
                "请求赡养费、抚养费、扶养费；",
                "请求确认劳动关系、支付劳动报酬；",
                "工伤、交通、食品药品安全、医疗事故人身损害赔偿；",
                "环境污染、生态破坏损害赔偿；",
                "请求认定公民无民事行为能力或者限制民事行为能力。",
            ),
            callout(
                "success",
                "这些人不用查经济状况",
                "无固定生活来源的未成年人、老年人、残疾人，社会救助、司法救助或者优抚对象，"
                "申请支付劳动报酬或者请求工伤赔偿的进城务工人员，有材料证明的，"
                "免予核查（第四十二条）。",
            ),
            heading("怎么申请"),
            course(
                ("打 12348 问清楚", "带什么材料、去哪里，一次问清。", "申请人", ""),
                (
                    "提出申请",
                    "打官司的，向办案机关所在地的法律援助机构申请；不打官司的，"
                    "向争议处理机关所在地或者事情发生地的机构申请（第三十八条）。",
                    "申请人",
                    "",
                ),
                (
                    "审查决定",
                    "不同意的，书面说明理由（第四十三条）。",
                    "法律援助机构",
                    "收到申请之日起七日内",
                ),
                ("指派人员", "由律师等提供法律援助（第四十三条）。", "法律援助机构", "三日内"),
            ),
            heading("常问的"),
            questions(
                ("要钱吗？", "不要钱。法律援助是无偿的（第二条）。"),
                (
                    "不同意怎么办？",
                    "可以向设立该机构的司法行政部门提出异议，五日内审查（第四十九条）。",
                ),
            ),
            (
                "contact",
                {
                    "title": "12348 公共法律服务热线",
                    "purpose": "问法律，问怎么申请法律援助。咨询不收费。",
                    "phone": "12348",
                },
            ),
        ),
    ),
)

HELP = Entry(
    "help",
    Text("遇事找谁", "打哪个电话，找谁调解，请不起律师怎么办。"),
    Text("Where to get help", "Which number to call, for services, advice and emergencies."),
    (CALLS, MEDIATION, LEGAL_AID),
)

WHAT = Entry(
    "what",
    Text(
        "这个演示站点是什么",
        "用来试看乡镇法治服务网站的软件，不是任何机关的官方网站。",
        (
            text(
                "这里展示的是一套供乡镇使用的法治内容与服务软件。页面以泰兴市黄桥镇为例，"
                "村（社区）名称取自公开资料，人员、数字、案例都是编的。"
            ),
            callout(
                "warning",
                "不能作为办事依据",
                "真要办事，请打 12345，或者到当地便民服务中心。",
            ),
            heading("哪些是真的"),
            text("引用的法律条文和全国通用的热线号码是真的。法律会修改，以国家公布的文本为准。"),
            heading("哪些没有"),
            text(
                "本站没有备案号、网站标识码、印章和国徽图案：演示站点没有的东西，不会编一个出来。"
            ),
        ),
    ),
    Text(
        "What this site is",
        "Software for a town’s site on law and services. It is not an official site.",
        (
            text(
                "This is a demonstration of software that towns can use for law and public "
                "services. Huangqiao in Taixing, Jiangsu, serves as the example. The names of "
                "villages come from public sources; persons, figures and cases are made up."
            ),
            callout(
                "warning",
                "Nothing here is official",
                "For real matters call 12345 or go to the local service centre. "
                "Where the languages differ, the Chinese text prevails.",
            ),
        ),
    ),
)

PRIVACY = Entry(
    "privacy",
    Text(
        "隐私说明：我们收集什么",
        "看网页不用登录，不放跟踪代码，不收集您的姓名和电话。",
        (
            heading("只看网页"),
            items(
                "不需要账号，不要求手机号、身份证号和位置。",
                "只看网页不设置 Cookie，不使用第三方统计，不向其他网站发送您的访问情况。",
                "软件的运行日志只记时间、页面地址和结果，不记访问者的网络地址和身份。",
            ),
            heading("您自己选的两项设置"),
            text(
                "只有您选了下面的设置，浏览器里才会各留一个 Cookie，有效期一年。"
                "本站的服务器不保存您的选择，也不用它辨认您是谁。"
            ),
            items(
                "<b>village</b>（我的村、我的社区）：只有所选村（社区）的编号。"
                "点页面上方的“清除”就删掉。",
                "<b>reading</b>（长辈版）：只有版式和字号，例如 elder-22。回到标准版就删掉。",
                "在浏览器设置里清除本站的 Cookie，两项会一起删掉，不影响继续看网页。",
            ),
            heading("您写给我们的意见"),
            text(
                "“这页有用吗”只计次数。“纠错”不问姓名和电话；写了身份证号、手机号也会自动打码，"
                "办结两年后删除。为防止恶意刷屏，本站保存一个由网络地址算出、不能还原的代号，第二天删除。"
            ),
            heading("工作人员登录"),
            text("账号只发给工作人员，保存姓名、用户名和工作邮箱，用来登录和记录谁做了什么。"),
            heading("您的权利"),
            text(
                "对于本站持有的您的个人信息，您可以查阅、复制，要求更正、补充或者删除"
                "（《个人信息保护法》第四十五条至第四十七条）。请向网站主办单位提出。"
            ),
        ),
    ),
    Text(
        "Privacy on this site",
        "No account, no tracking; your name and telephone number are not collected.",
        (
            heading("Reading pages"),
            items(
                "No account is needed; no number, identity card or location is asked for.",
                "Reading sets no cookie. No statistics of others, no word of your visit to other sites.",
                "The software's log holds time, address and outcome, not who or where you are.",
            ),
            heading("Two choices of your own"),
            text(
                "Only when you make one of these choices does your browser keep a cookie for it, "
                "for a year. The server keeps neither, and does not recognise you by them."
            ),
            items(
                "<b>village</b> (my village): the number of the village, nothing else. "
                "“Clear” at the top of the page deletes it.",
                "<b>reading</b> (edition for elders): edition and size of letters, such as elder-22. "
                "The standard edition deletes it.",
                "Clearing the cookies of this site in your browser deletes both; pages go on working.",
            ),
            heading("What you write to us"),
            text(
                "Votes on pages are only counted. Corrections ask for no name or number; identity "
                "card and mobile numbers are masked, and all is deleted two years after the answer. "
                "Against floods of messages a code that cannot be turned back into your network "
                "address is kept until the next day."
            ),
            heading("Staff who sign in"),
            text(
                "Only staff have accounts. Name, user name and e-mail address at work are kept for "
                "signing in and for recording who did what."
            ),
            heading("Your rights"),
            text(
                "You may see and copy the personal information that this site holds about you, and have "
                "it corrected, completed or deleted (Personal Information Protection Law, articles "
                "45 to 47). Ask the owner of the site."
            ),
        ),
    ),
)

ACCESS = Entry(
    "access",
    Text(
        "无障碍声明",
        "本站按《无障碍环境建设法》的要求建设，以 WCAG 2.2 AA 级为目标。哪里不方便，请告诉我们。",
        (
            text(
                "利用财政资金建立的网站，应当逐步符合无障碍网站设计标准"
                "（《无障碍环境建设法》第三十二条）。本站以国际标准 WCAG 2.2 的 AA 级为目标。"
            ),
            heading("已经做到的"),
            items(
                "全部功能只用键盘就能操作，当前位置有清楚的边框。",
                "文字与背景的对比度不低于 4.5∶1，放大到 400% 仍能阅读。",
                "图片有文字说明，标题和导航能被读屏软件识别。",
                "不弹窗、不自动播放；关闭 JavaScript 也能阅读。",
            ),
            heading("还不够的"),
            items(
                "部分页面没有英文版。",
                "还没有请使用读屏软件的人完整试用过。",
            ),
            text("发现不方便的地方，请打 12345 说明是哪个页面、遇到什么困难。"),
        ),
    ),
    Text(
        "Accessibility statement",
        "Built to be used by everybody; the aim is WCAG 2.2, level AA. Tell us what stands in your way.",
        (
            text(
                "Websites built with public money are to meet standards of accessibility (Law on "
                "Building an Accessible Environment, article 32). This one aims at WCAG 2.2, level AA."
            ),
            heading("What is done"),
            items(
                "Everything works with the keyboard alone, and one sees where one is.",
                "Text has a contrast of 4.5 to 1 at least, and can be read at 400 per cent.",
                "Pictures have descriptions; screen readers find headings and menus.",
                "Nothing pops up or plays by itself; pages can be read without JavaScript.",
            ),
            heading("What is missing"),
            items(
                "Some pages are in Chinese only.",
                "Nobody who uses a screen reader has tried all of it yet.",
            ),
            text("Something is hard to use? Call 12345 and say which page it is."),
        ),
    ),
)

ABOUT = Entry(
    "about",
    Text("关于本站", "这是什么网站，怎样保护您的信息，怎样方便每个人使用。"),
    Text("About this site", "What this site is and is not."),
    (WHAT, PRIVACY, ACCESS),
)
