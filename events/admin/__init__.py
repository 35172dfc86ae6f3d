"""The administration of lectures: sessions, series, the desk, lists in and out, figures."""
