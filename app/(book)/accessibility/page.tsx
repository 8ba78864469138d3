import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { PATHS, pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Contact } from "@/app/(book)/accessibility/Contact";
import { LAST_REVIEW, lastReview } from "@/app/(book)/accessibility/review";
import styles from "@/app/(book)/licences/licences.module.css";
import { FIGURE_NAMES } from "@/components/figures";
import { GERMAN } from "@/components/figures/german";
import { chaptersIn } from "@/content/translations";

export const generateMetadata = () => headOf(pageIn("en", "accessibility"));

const chapters = chaptersIn("de");
const translated = chapters.filter(({ locale }) => locale === "de").length;

/** States how far the site follows WCAG, and how that was tested. */
export default function Accessibility() {
  return (
    <Shell page="accessibility">
      <PageHead title="Accessibility">
        Blockwise aims at level AA of the{" "}
        <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines 2.2</a>. Programs test it
        at each change; people with disabilities have not tested it yet. So it makes no claim of full
        conformance.
      </PageHead>
      <div className={styles.body}>
        <h2>What is tested at each change</h2>
        <ul>
          <li>
            The rules of <a href="https://github.com/dequelabs/axe-core">axe</a> find nothing on the{" "}
            {PATHS.length} pages with their figures drawn, contrast in both themes included, and nothing on
            the embeds of the {FIGURE_NAMES.length} figures, at a width of 320 pixels and while they are used.
            Buttons, links and sliders are at least 24 pixels wide and high, or have that much room around
            them.
          </li>
          <li>
            The {FIGURE_NAMES.length} figures on a telephone of 360 by 800 pixels: the picture and the control
            that moves it fit on one screen, at most three controls stand above the picture, no figure fills
            more than two and a half screens, and no letter in a picture is smaller than 11 pixels.
          </li>
          <li>
            Pages are no wider than the screen at 320 pixels, with letters one and a half times as large, and
            with the spacing of text that the guidelines let readers set. For readers who prefer less motion
            nothing on a page glides, no training starts by itself, and a walk through steps shows its end at
            once or one step with each press.
          </li>
          <li>
            On the chapters and the pages with forms, the Tab key reaches each control, shows where it is and
            leads on. Figures are driven by keyboard, and their state can be reached by a link.
          </li>
          <li>
            The loss curves of a training can be listened to, with a voice for each network, note by note with
            the arrow keys. A run that goes on makes no sound, and its finding is announced once it stops.
          </li>
          <li>
            Colours of text have a contrast of at least 4.5 to 1, and colours of controls one of 3 to 1.
            Readers who ask their system for more contrast get 7 to 1 for text in black and grey. Forced
            colours keep choices, bars and pictures visible.
          </li>
          <li>
            Chapters can be read without scripts and can be printed, with still pictures in place of figures.
            Printed pictures have a table of their numbers beside them.
          </li>
        </ul>
        <h2>What is not tested, or fails</h2>
        <ul>
          <li>No reader has gone through the book with a screen reader, a switch or voice control for us.</li>
          <li>
            Each change is tested in Chromium only. A script that is run by hand opens each page in Firefox,
            and looks only whether the page and its figures work. Safari is not tested, and the telephone is a
            window of Chromium of that size.
          </li>
          <li>
            Pictures give their finding as a sentence and their numbers as a table. Only loss curves can be
            listened to as sound.
          </li>
          <li>Formulas are read as MathML, and how well depends on the screen reader.</li>
          <li>
            In German there are {translated} of {chapters.length} chapters and {Object.keys(GERMAN).length} of{" "}
            {FIGURE_NAMES.length} figures.
          </li>
        </ul>
        <h2>Contact and date</h2>
        <Contact
          say={(links) => <>If something here is a barrier for you, please report it: {links}.</>}
          none="This copy of the site names no contact; its publisher can add one."
        />
        <p>
          The project has assessed itself. This statement was last compared with the tests by hand on{" "}
          <time dateTime={LAST_REVIEW}>{lastReview("en")}</time>.
        </p>
      </div>
    </Shell>
  );
}
