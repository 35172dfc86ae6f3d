"""Beginnings of standard pages.

What a guide to a service has to say: 政务服务事项 as 国务院令第 722 号《优化营商环境条例》article 35
and the ministries' 办事指南 list it (who, materials, steps, time, fee, place).
"""

from cms_pages.general.models import StandardPage
from cms_pages.general.starters.parts import (
    callout,
    contact,
    heading,
    items,
    questions,
    steps,
    text,
)
from cms_pages.kit.starters import Starter

CONTACT = contact(
    "〔请写清哪些事找这里；选好部门或场所后，删去下面的地址和时间〕",
    "〔请写门牌地址，或者改选部门、场所〕",
    "〔请写办公时间〕",
)

POLICY_QUESTIONS = Starter(
    "policy-questions",
    StandardPage,
    "政策问答",
    "先说政策管什么，再把大家常问的一条条答清楚，答案点开再看。",
    {
        "search_description": "〔请用一句话写清这项政策给谁、给什么〕",
        "body": [
            text("〔请写清这项政策是哪年哪月起执行的，管哪些人，最要紧的一点是什么〕"),
            heading("常见问题"),
            questions(
                ("哪些人可以享受？", "〔请写清条件，一条一句〕"),
                ("能得到什么？", "〔请写清标准、金额或者服务内容，以及从什么时候算起〕"),
                ("怎么申请，要带什么？", "〔请写清到哪里申请、带哪些材料、多久有结果〕"),
                ("不同意处理结果怎么办？", "〔请写清可以向谁反映，复议或者诉讼的期限有多长〕"),
            ),
            heading("依据"),
            text("〔请写文件全称、发文字号和条款，能链接到原文的链接原文〕"),
            heading("找谁问"),
            CONTACT,
        ],
    },
)

GUIDE = Starter(
    "guide",
    StandardPage,
    "办事说明",
    "谁能办、带什么、几步办完、要多久、收不收费、到哪里办。",
    {
        "search_description": "〔请用一句话写清这件事谁可以办、多久办好〕",
        "body": [
            heading("谁可以办"),
            text("〔请写清谁可以办，有哪些条件；可以请人代办的，写清代办要带什么〕"),
            heading("要带的材料"),
            items(
                "〔请写材料名称，要原件还是复印件，几份〕",
                "〔请写第二样材料；只要一样的，删去这一行〕",
            ),
            heading("怎么办"),
            steps(
                (
                    "提出申请",
                    "〔请写清到哪个窗口交材料，能网上办的写清网址〕",
                    "〔请写时限，注明工作日〕",
                ),
                ("审核", "〔请写清谁来审核、材料不齐怎样补〕", "〔请写时限，注明工作日〕"),
                ("领取结果", "〔请写清结果怎样送达或者领取〕", "〔请写时限，注明工作日〕"),
            ),
            heading("收费"),
            text("〔请写不收费，或者写清收费标准和依据〕"),
            heading("依据"),
            text("〔请写法律法规或者文件的全称和条款〕"),
            heading("到哪里办"),
            CONTACT,
        ],
    },
)

CASE = Starter(
    "case",
    StandardPage,
    "普法案例",
    "讲一件事，说清法律怎么规定、为什么这样处理、大家要注意什么。",
    {
        "search_description": "〔请用一句话写清这是一件什么事，提醒大家什么〕",
        "body": [
            callout(
                "information",
                "案例说明",
                "〔请写清案例来源；人名用化名，住址、单位等能认出本人的内容都要删去〕",
            ),
            heading("案情"),
            text("〔请写清什么时候、谁和谁、为了什么事，用平常话，不超过三百字〕"),
            heading("法律怎么规定"),
            ("quote", {"text": "<p>〔请照抄法条原文〕</p>", "source": "〔请写法律全称和第几条〕"}),
            heading("为什么这样处理"),
            text("〔请写清处理结果，以及法条怎样用到这件事上〕"),
            callout("warning", "提醒", "〔请写清遇到同样的事该怎么做、不该怎么做〕"),
            heading("遇到这样的事找谁"),
            CONTACT,
        ],
    },
)

ANNOUNCEMENT = Starter(
    "announcement",
    StandardPage,
    "活动预告",
    "什么时候、在哪里、讲什么、谁能来、要不要报名。",
    {
        "search_description": "〔请用一句话写清时间、地点和内容〕",
        "body": [
            items(
                "<b>时间</b>：〔请写年月日、星期几、几点到几点〕",
                "<b>地点</b>：〔请写场所名称和门牌地址〕",
                "<b>内容</b>：〔请写清讲什么、做什么〕",
                "<b>参加的人</b>：〔请写清谁可以来，要不要报名，收不收费〕",
            ),
            heading("怎样参加"),
            text("〔请写清报名办法和截止时间；不用报名的，写“直接来就行”〕"),
            heading("行动不便的居民"),
            text("〔请写清有没有坡道、电梯、手语翻译，需要帮助找谁〕"),
            heading("联系人"),
            CONTACT,
        ],
    },
)

STANDARD_PAGES = (POLICY_QUESTIONS, GUIDE, CASE, ANNOUNCEMENT)
