"""Which language Qt and the window speak; a change reaches every widget as a LanguageChange event."""

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

from hailong import resources
from hailong.qtbridge.settings import Language

_LOG = logging.getLogger(__name__)
# Vietnamese is the source language: only Qt's own dialogs need a translation, and Qt ships none.
_CATALOGUES: Final = {Language.VIETNAMESE: "qtbase_vi", Language.ENGLISH: "hailong_en"}
_LOCALES: Final = {
    Language.VIETNAMESE: QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Translations(QObject):
    """Holds the one translator that is installed."""

    changed = Signal(object)  # Language

    def __init__(
        self,
        application: QCoreApplication,
        language: Language = Language.VIETNAMESE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._translator: QTranslator | None = None
        self._language: Language | None = None
        self.speak(language)

    @property
    def language(self) -> Language:
        """What is spoken now."""
        return self._language or Language.VIETNAMESE

    def speak(self, language: Language) -> None:
        """Speak ``language`` from now on; where its catalogue is missing, the window falls back to Vietnamese."""
        if language is self._language:
            return
        self.silence()
        self._language = language
        QLocale.setDefault(_LOCALES[language])
        translator = QTranslator(self)
        path = resources.translation(_CATALOGUES[language])
        if translator.load(str(path)):
            self._translator = translator
            self._application.installTranslator(translator)
        else:
            _LOG.warning("no compiled translation %s", path.name)
        self.changed.emit(language)

    def silence(self) -> None:
        """Take the translator away; what is said afterwards is the source language."""
        self._language = None
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator.deleteLater()
            self._translator = None
