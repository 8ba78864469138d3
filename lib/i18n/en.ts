/**
 * The messages of the interface in English, from which all other languages are translated. The part of a key before the
 * dot is the part of the site that shows it.
 */
import type { FailureKey } from "./enFailure";
import type { laterMessages } from "./enLater";
import type { LiveKey } from "./enLive";
import type { OptionKey } from "./enOptions";
import type { PackedKey } from "./enPacked";
import type { Messages } from "./message";

/** The messages that the scripts of a page may need before a figure is loaded. */
export const pageMessages = {
  "shell.chapters": "Chapters",
  "shell.search": "Search",
  "shell.searchKey": "Search (/)",
  "shell.theme": "Theme: {now}",
  "shell.themeChange": "Theme: {now}. Change to {next}.",
  "shell.theme.system": "as the system",
  "shell.theme.light": "light",
  "shell.theme.dark": "dark",
  "shell.read": "(read)",
  "shell.percentRead": "({percent} percent read)",

  "offline.read": "Read offline",

  "control.backToDefault": "Back to the default of {label}",
  "control.on": "on",
  "control.off": "off",
  "control.locked": "Locked by the page around the figure",
  "control.start": "Start",
  "control.pause": "Pause",
  "control.step": "Step",
  "control.reset": "Reset",

  "figure.noOption": "{key}: this figure has no option {names}; it has {known}.",
  "figure.noOptions": "no options",
  "figure.failed": "This figure could not be shown. The rest of the page is not affected.",
  "figure.tryAgain": "Try again",
  "figure.still": "A still picture: {title}.",
  "figure.use": "Use this figure",
  "figure.from": "From {book}",
  "figure.book": "Blockwise: 8-bit optimizers, explained by running them",
  "figure.noScripts": "This figure computes what it shows, so it needs scripts. The text does not.",

  "quiz.exercise": "Exercise",
  "quiz.solved": "solved",
  "quiz.yourAnswer": "Your answer",
  "quiz.check": "Check",
  "quiz.checkFigure": "Check the figure",
  "quiz.hint": "Hint",
  "quiz.solution": "Solution",
  "quiz.right": "Right.",
  "quiz.chooseFirst": "Choose one first.",
  "quiz.notThis": "Not this one. Try another.",
  "quiz.typeNumber": "Please type one number, such as 12 or 0.5.",
  "quiz.tooHigh": "Not yet: that is too high.",
  "quiz.tooLow": "Not yet: that is too low.",
  "quiz.notOnPage": "The figure is not on this page.",
  "quiz.settingNow": "Not yet: in the figure, “{label}” is now {value}.",
  "quiz.predict": "Predict first",
  "quiz.yourGuess": "Your guess",
  "quiz.inUnit": "{label}, in {unit}",
  "quiz.moveFirst": "Move the slider first.",
  "quiz.send": "That is my guess",
  "quiz.again": "Guess again",
  "quiz.answer": "The answer: {answer}.",
  "quiz.saidRight": "You said {given}, and so it is.",
  "quiz.saidWrong": "You said {given}. It is {right}.",
  "quiz.saidNumber": "You said {given}. It is {right}. Your guess is {comparison}.",
  "quiz.close": "{comparison}, which is close",
  "quiz.you": "you",
  "quiz.true": "true",
  "quiz.exact": "exactly right",
  "quiz.toThePoint": "right to the point",
  "quiz.halfPercent": "right to within half a percent",
  "quiz.high": "too high",
  "quiz.low": "too low",
  "quiz.pointsHigh": "{amount} percentage points too high",
  "quiz.pointsLow": "{amount} percentage points too low",
  "quiz.percentHigh": "{amount} % too high",
  "quiz.percentLow": "{amount} % too low",
  "quiz.timesHigh": "{amount} times too high",
  "quiz.timesLow": "{amount} times too low",

  "prose.fromLine": "from line {line}",
  "prose.copy": "Copy",
  "prose.copied": "Copied",
  "prose.copyRefused": "The browser refused",
  "prose.inList": "In the list below",
} as const satisfies Messages<string>;

/** The key of a message that the scripts of a page may need before a figure is loaded. */
export type PageKey = keyof typeof pageMessages;

/** The key of a message that every figure may need. */
export type MessageKey = PageKey | OptionKey | PackedKey | FailureKey | keyof typeof laterMessages;

/** The key of a message, with those of figures that train. */
export type AnyKey = MessageKey | LiveKey;
