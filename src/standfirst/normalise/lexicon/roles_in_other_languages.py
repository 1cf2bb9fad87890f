"""What whoever asks and whoever answers is called in languages that have no file of phrases here."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

QUESTIONS_AND_ANSWERS: Mapping[str, tuple[str, str]] = {
    "bg": ("въпрос | в", "отговор | о"),
    "cs": ("otázka | o | redakce | moderátor | moderátorka | novinář | novinářka", "odpověď | host"),
    "cy": ("cwestiwn | c | holwr", "ateb"),
    "da": ("spørgsmål | s | interviewer | journalist | redaktionen", "svar"),
    "el": ("ερώτηση | ε | ερ | δημοσιογράφος", "απάντηση | α | απ"),
    "eo": ("demando | d | intervjuanto", "respondo | r"),
    "et": ("küsimus | k | intervjueerija", "vastus | v"),
    "eu": ("galdera | g", "erantzuna | e"),
    "fa": ("سوال | سؤال | پرسش | س", "پاسخ | جواب | پ | ج"),
    "fi": ("kysymys | k | haastattelija | toimittaja", "vastaus | v | haastateltava"),
    "ga": ("ceist | c", "freagra | f"),
    "gl": ("pregunta | p | entrevistador | entrevistadora", "resposta | r"),
    "he": ("שאלה | ש | מראיין | מראיינת", "תשובה | ת | מרואיין | מרואיינת"),
    "hi": ("प्रश्न | सवाल", "उत्तर | जवाब"),
    "hr": ("pitanje | p | novinar | novinarka", "odgovor | o"),
    "hu": ("kérdés | k | riporter | kérdező | újságíró", "válasz | v"),
    "hy": ("հարց", "պատասխան"),
    "id": ("tanya | t | pertanyaan | pewawancara", "jawab | j | jawaban | narasumber"),
    "is": ("spurning | sp", "svar"),
    "ka": ("კითხვა", "პასუხი"),
    "ko": ("질문 | 문 | 인터뷰어 | 기자 | 면담자", "답변 | 답 | 인터뷰이 | 구술자"),
    "lt": ("klausimas | k", "atsakymas | a"),
    "lv": ("jautājums | j", "atbilde | a"),
    "nb": ("spørsmål | s | intervjuer | journalist", "svar"),
    "nn": ("spørsmål | s | intervjuar | journalist", "svar"),
    "no": ("spørsmål | s | intervjuer | journalist", "svar"),
    "ro": ("întrebare | î | intrebare | reporter | moderator", "răspuns | raspuns | r"),
    "sk": ("otázka | o | redakcia | moderátor | moderátorka", "odpoveď | hosť"),
    "sl": ("vprašanje | v | novinar | novinarka", "odgovor | o"),
    "sr": ("питање | п | pitanje | p | новинар | novinar", "одговор | о | odgovor | o"),
    "vi": ("hỏi | h | phóng viên", "đáp | đ | trả lời"),
}
"""By language: the labels of whoever asks, and of whoever answers."""

OTHERS: Mapping[str, Lexicon] = {
    language: Lexicon(language="und", question_labels=phrases(asks), answer_labels=phrases(answers))
    for language, (asks, answers) in QUESTIONS_AND_ANSWERS.items()
}
"""Lexicons without any other word, so that beside these labels only shapes are recognised."""
