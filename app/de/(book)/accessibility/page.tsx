import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { PATHS, pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Contact } from "@/app/(book)/accessibility/Contact";
import { LAST_REVIEW, lastReview } from "@/app/(book)/accessibility/review";
import styles from "@/app/(book)/licences/licences.module.css";
import { FIGURE_NAMES } from "@/components/figures";
import { GERMAN } from "@/components/figures/german";
import { german } from "@/content/de/vocabulary";
import { chaptersIn } from "@/content/translations";

export const generateMetadata = () => headOf(pageIn("de", "accessibility"));

const chapters = chaptersIn("de");
const translated = chapters.filter(({ locale }) => locale === "de").length;

/** States how far the site follows WCAG, and how that was tested. */
export default function Accessibility() {
  return (
    <Shell t={german} page="accessibility">
      <PageHead title="Barrierefreiheit">
        Blockwise strebt die Stufe AA der{" "}
        <a href="https://www.w3.org/TR/WCAG22/" hrefLang="en">
          Web Content Accessibility Guidelines 2.2
        </a>{" "}
        an. Programme prüfen das bei jeder Änderung; Menschen mit Behinderungen haben es noch nicht geprüft.
        Darum behauptet die Website keine volle Konformität.
      </PageHead>
      <div className={styles.body}>
        <h2>Was bei jeder Änderung geprüft wird</h2>
        <ul>
          <li>
            Die Regeln von <a href="https://github.com/dequelabs/axe-core">axe</a> finden nichts auf den{" "}
            {PATHS.length} Seiten mit ihren fertigen Abbildungen, der Kontrast in beiden Farbschemata
            eingeschlossen, und nichts in den {FIGURE_NAMES.length} eingebetteten Abbildungen, bei einer
            Breite von 320 Pixeln und während sie benutzt werden. Knöpfe, Links und Regler sind mindestens 24
            Pixel breit und hoch oder haben so viel Platz um sich.
          </li>
          <li>
            Die {FIGURE_NAMES.length} Abbildungen auf einem Telefon von 360 mal 800 Pixeln: Das Bild und der
            Regler, der es bewegt, passen zusammen auf den Bildschirm, höchstens drei Regler stehen über dem
            Bild, keine Abbildung füllt mehr als zweieinhalb Bildschirme, und kein Buchstabe in einem Bild ist
            kleiner als 11 Pixel.
          </li>
          <li>
            Seiten sind nicht breiter als der Bildschirm: bei 320 Pixeln, mit anderthalbmal so großer Schrift
            und mit den Textabständen, die Leserinnen und Leser nach den Richtlinien einstellen dürfen. Für
            alle, die weniger Bewegung wünschen, gleitet nichts auf einer Seite, beginnt kein Training von
            selbst, und ein Ablauf zeigt gleich sein Ende oder mit jedem Druck einen Schritt.
          </li>
          <li>
            In den Kapiteln und auf den Seiten mit Formularen erreicht die Tabulatortaste jedes Bedienelement,
            zeigt, wo sie steht, und führt weiter. Abbildungen lassen sich mit der Tastatur bedienen, und ihr
            Zustand ist über einen Link erreichbar.
          </li>
          <li>
            Die Verlustkurven eines Trainings kann man anhören, mit einer Stimme für jedes Netz und mit den
            Pfeiltasten Ton für Ton. Ein Lauf, der weitergeht, macht kein Geräusch, und sein Befund wird
            angesagt, sobald er anhält.
          </li>
          <li>
            Textfarben haben einen Kontrast von mindestens 4,5 zu 1, Farben von Bedienelementen einen von 3 zu
            1. Wer vom System mehr Kontrast verlangt, bekommt für schwarzen und grauen Text 7 zu 1. Bei
            erzwungenen Farben bleiben Auswahl, Balken und Bilder sichtbar.
          </li>
          <li>
            Kapitel lassen sich ohne Skripte lesen und drucken; an der Stelle der Abbildungen stehen dann
            Standbilder. Neben gedruckten Bildern steht eine Tabelle ihrer Zahlen.
          </li>
        </ul>
        <h2>Was nicht geprüft ist oder fehlt</h2>
        <ul>
          <li>
            Niemand ist das Buch für uns mit einem Screenreader, einem Schalter oder einer Sprachsteuerung
            durchgegangen.
          </li>
          <li>
            Jede Änderung wird nur mit Chromium geprüft. Ein Skript, das von Hand gestartet wird, öffnet jede
            Seite in Firefox und stellt nur fest, ob die Seite und ihre Abbildungen funktionieren. Safari ist
            nicht geprüft, und das Telefon ist ein Chromium-Fenster dieser Größe.
          </li>
          <li>
            Bilder nennen ihren Befund als Satz und ihre Zahlen als Tabelle. Als Klang anhören kann man nur
            Verlustkurven.
          </li>
          <li>Formeln werden als MathML gelesen; wie gut das gelingt, hängt vom Screenreader ab.</li>
          <li>
            Auf Deutsch sind {translated} von {chapters.length} Kapiteln und {Object.keys(GERMAN).length} von{" "}
            {FIGURE_NAMES.length} Abbildungen.
          </li>
        </ul>
        <h2>Kontakt und Datum</h2>
        <Contact
          say={(links) => <>Wenn Sie hier auf eine Barriere stoßen, melden Sie sie bitte: {links}.</>}
          none="Diese Kopie der Website nennt keinen Kontakt; wer sie veröffentlicht, kann einen angeben."
        />
        <p>
          Das Projekt hat sich selbst geprüft. Diese Erklärung wurde zuletzt am{" "}
          <time dateTime={LAST_REVIEW}>{lastReview("de")}</time> von Hand mit den Tests verglichen.
        </p>
      </div>
    </Shell>
  );
}
