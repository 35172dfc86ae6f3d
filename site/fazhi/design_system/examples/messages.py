"""Things said beside the text."""

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

BANNER = "components/banner.html"
NOTIFICATION = "components/notification.html"

COMPONENTS = (
    Component(
        "banner",
        _("Banner"),
        _("What holds for the whole page: a state of the law, a change of hours."),
        (
            Example(
                _("Please note"),
                BANNER,
                {"title": "今天下午 3 号窗口暂停办理", "text": "系统维护，16:00 恢复。"},
            ),
            Example(
                _("For information"),
                BANNER,
                {"kind": "info", "title": "2026-08-15 起有新规定", "text": "", "url": "#"},
            ),
            Example(
                _("Repealed"),
                BANNER,
                {
                    "kind": "repealed",
                    "title": "这部法律已经废止",
                    "text": "2026-08-15 起看",
                    "url": "#",
                    "link": "示例法典",
                },
            ),
        ),
    ),
    Component(
        "notification",
        _("Notification"),
        _("The outcome of what was just sent."),
        (
            Example(
                _("Done"),
                NOTIFICATION,
                {
                    "id": "done",
                    "kind": "success",
                    "title": "已经收到",
                    "text": "查询码 7K2M 9PQX，12月2日前答复。",
                },
            ),
            Example(
                _("Important"),
                NOTIFICATION,
                {"id": "important", "title": "重要", "text": "窗口排队人数较多，建议下午再来。"},
            ),
        ),
    ),
)
