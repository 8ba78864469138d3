import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The sentences about files of the reader's own in English. `{name}` is a file. */
export const fileMessages = {
  "task.file.large": "{name} has {size} MB; a file may have at most {most} MB. Take a part of it.",
  "task.file.unreadable": "{name} could not be read. Choose it once more.",
  "task.file.empty": "{name} is empty. Choose another file.",
  "task.file.binary":
    "{name} looks like a binary file. Save it as plain text (UTF-8) and choose it once more.",
} as const satisfies Messages<string>;

/** Finds the sentences about the reader's own files. */
export type FileWords = Words<keyof typeof fileMessages>;

/** The sentences about files and data of the reader's own in English. `{name}` is a file or a column. */
export const taskMessages = {
  ...fileMessages,
  "task.quoted": '"{text}"',
  "task.table.mustName": "The first line must name the columns {names}, and each further line is one sample.",
  "task.table.binary": "This looks like a binary file, but must be text, as CSV.",
  "task.table.tooMany": "There are too many samples: {rows} of at most {most}. Take a part of the rows.",
  "task.table.openQuote": "Line {line}: a quotation mark is never closed. {mustName}",
  "task.table.empty": "There is nothing in it. {mustName}",
  "task.table.outside": "Column {column} is chosen for {name}, but the first line names {columns}.",
  "task.table.missing": "There is no column named {name}. {mustName} The first line is {first}.{choose}",
  "task.table.choose": " Or write which columns to take, in a line above it: {line}.",
  "task.table.long":
    "Line {line} has {fields} fields, but the first line names {columns} columns. If its numbers have decimal commas, write decimal points.",
  "task.table.blank": {
    one: "Line {line}: the column {name} is empty. This row has such a cell; the line {choice} above the table leaves it out.",
    other:
      "Line {line}: the column {name} is empty. {count} rows have such a cell; the line {choice} above the table leaves them out.",
  },
  "task.table.tooFew": "There are too few samples: {rows} of at least {least}.",
  "task.table.tooFewLeft":
    "There are too few samples: {rows} of at least {least}, without {blank} with blank cells.",
  "task.table.ambiguous":
    "Line {line}: {field} in the column {name} can be a number below a thousand or above it; write a decimal point, and no separator of thousands.",
  "task.table.comma":
    "Line {line}: {field} in the column {name} is not a number that can be used; write a decimal point.",
  "task.table.noNumber": "Line {line}: {field} in the column {name} is not a number that can be used.",
  "task.table.read": "{samples} samples are read{renamed}{leftOut}.",
  "task.table.renamed": ", {name} is {column}",
  "task.table.leftOut": {
    one: ", {count} with blank cells is left out",
    other: ", {count} with blank cells are left out",
  },
  "task.points.oneClass": "All samples are of the class {name}; there must be two classes to tell apart.",
  "task.points.manyClasses": "There are {classes} classes ({names}); there must be two.",
  "task.regression.oneX": "All samples have the same x, {x}; a curve needs different ones.",
  "task.chars.long": "The text has {length} characters; use a part of at most {most}.",
  "task.chars.none": "There is no text; paste some, or choose a text file.",
  "task.chars.binary": "This is no plain text but a binary file; save it as plain text (UTF-8) first.",
  "task.chars.short":
    "The text has {length} characters; with a context of {context} it takes {least}. Use a longer text or a shorter context.",
  "task.chars.repeats":
    "The text repeats a single character, so there is nothing to learn; use a text with words.",
  "task.chars.read": "{length} characters are read, {different} of them different.",
  "task.chars.readMost":
    "{length} characters are read, {different} of them different; the {learned} most frequent are learned ({share} % of the text), and {standIn} stands for each of the others.",
} as const satisfies Messages<string>;

/** The key of a sentence about the reader's own data. */
export type TaskKey = keyof typeof taskMessages;

/** Finds the sentences about the reader's own data. */
export type TaskWords = Words<TaskKey>;

/** Finds the sentences in English, for workers and command lines too. */
export const english: TaskWords = makeWords("en", taskMessages);
