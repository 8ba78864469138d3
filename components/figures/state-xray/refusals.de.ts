import type { RefusalKey } from "@/lib/checkpoints/messages";
import type { Messages } from "@/lib/i18n/message";
import type { WordList } from "@/lib/i18n/words";

/** Why a file is refused, in German. */
export const germanRefusals: Messages<RefusalKey> & WordList = {
  "refused.empty": "Die Datei ist leer.",
  "refused.lfs": "Das ist ein Zeiger von Git LFS, nicht die Datei selbst. Holen Sie sie mit „git lfs pull“.",
  "refused.barePickle":
    "Das ist ein bloßes Pickle oder eine Datei von torch.save aus der Zeit vor PyTorch 1.6; beides wird nicht gelesen. Laden Sie sie in PyTorch und speichern Sie sie neu.",
  "refused.gzip": "Die Datei ist mit gzip komprimiert. Entpacken Sie sie zuerst.",
  "refused.hdf5": "Das ist eine HDF5-Datei, die nicht gelesen wird.",
  "refused.gguf":
    "Das ist eine GGUF-Datei. Sie enthält die Gewichte eines Modells und keinen Zustand eines Optimierers.",
  "refused.unknown":
    "Das ist kein Checkpoint, der hier gelesen werden kann: weder eine .safetensors-Datei noch eine .pt-Datei von torch.save.",
  "refused.tooManyTensors": "Die Datei hat mehr als {most} Tensoren; so viele werden nicht gelesen.",
  "refused.noNumbers": "Werte vom Typ {type} können nicht als Zahlen gelesen werden.",
  "refused.onlySettings":
    "Die Datei hat die Einstellungen eines Optimierers und keinen Zustand: Sie wurde vor dem ersten Schritt oder ohne ihren Zustand gespeichert.",
  "refused.noTensors": "Die Datei hat keine Tensoren.",
  "refused.noState":
    "Die Datei hat {count} Tensoren, aber keiner heißt wie der Zustand eines Optimierers. Die ersten sind {first}: vielleicht Gewichte eines Modells.",

  "refused.noHeader": "Die Datei endet, bevor ihr Kopf beginnt.",
  "refused.headerCut":
    "Der Kopf soll {length} Byte haben, die Datei hat aber nur {size}: Sie ist abgeschnitten, oder sie ist keine safetensors-Datei.",
  "refused.headerTooLong":
    "Der Kopf soll {length} Byte haben; Köpfe mit mehr als {most} werden nicht gelesen.",
  "refused.headerNoJson":
    "Der Kopf ist kein gültiges JSON: Die Datei ist beschädigt, oder sie ist keine safetensors-Datei.",
  "refused.headerNoTable": "Der Kopf ist kein Verzeichnis von Tensoren.",
  "refused.noDescription": "Der Tensor „{name}“ hat im Kopf keine Beschreibung.",
  "refused.unknownType": "Der Tensor „{name}“ hat Werte vom Typ {type}, der nicht bekannt ist.",
  "refused.noShape": "Der Tensor „{name}“ hat im Kopf keine Form aus ganzen Zahlen.",
  "refused.noRange": "Der Tensor „{name}“ hat im Kopf keinen Bereich von Bytes.",
  "refused.otherLength":
    "Der Tensor „{name}“ soll {length} Byte belegen, seine Form braucht aber {needed}: Der Kopf widerspricht sich.",
  "refused.otherPlace":
    "Die Bytes des Tensors „{name}“ beginnen bei {begin}, die davor enden aber bei {end}: Der Kopf widerspricht sich.",
  "refused.cutOff":
    "Der Kopf verspricht {promised} Byte an Tensoren, die Datei hat aber {held}: Sie ist abgeschnitten.",
  "refused.leftOver":
    "Die Datei hat {more} Byte mehr, als ihr Kopf beschreibt: Der Kopf gehört nicht zu ihr.",

  "refused.tooManyEntries": "Das Archiv hat {count} Einträge; mehr als {most} werden nicht gelesen.",
  "refused.longDirectory":
    "Das Verzeichnis des Archivs hat {length} Byte; mehr als {most} werden nicht gelesen.",
  "refused.disks": "Ein Archiv auf mehreren Datenträgern wird nicht gelesen.",
  "refused.encrypted": "Der Eintrag „{name}“ des Archivs ist verschlüsselt.",
  "refused.method":
    "Der Eintrag „{name}“ des Archivs ist mit der Methode {method} gepackt, die nicht gelesen wird.",
  "refused.storedLength":
    "Der Eintrag „{name}“ des Archivs ist ungepackt, soll aber {size} Byte in {packed} haben: Das Verzeichnis widerspricht sich.",
  "refused.overlap":
    "Der Eintrag „{name}“ des Archivs überschneidet sich mit dem, was ihm folgt, wie in Archiven, die einen Speicher füllen sollen.",
  "refused.tooLarge":
    "Der Eintrag „{name}“ des Archivs hat entpackt mehr als {most} Byte; so viele werden nicht gelesen.",
  "refused.largerThanSaid":
    "Der Eintrag „{name}“ des Archivs hat entpackt mehr Byte, als das Verzeichnis sagt.",
  "refused.zipDirectoryOutside":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Sein Verzeichnis liegt außerhalb der Datei.",
  "refused.zipDirectoryShort":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Sein Verzeichnis endet nach {read} von {count} Einträgen.",
  "refused.zipLongEntry":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Ein Eintrag seines Verzeichnisses ist länger als das Verzeichnis.",
  "refused.zipNoDirectory":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Es hat an seinem Ende kein Verzeichnis.",
  "refused.zip64Missing": "Das Zip-Archiv ist beschädigt oder abgeschnitten: Sein zip64-Eintrag fehlt.",
  "refused.zip64Outside":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Sein zip64-Eintrag liegt außerhalb der Datei.",
  "refused.zip64Sizes":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Der Eintrag „{name}“ hat keine zip64-Größen.",
  "refused.zipMissing":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Der Eintrag „{name}“ liegt nicht dort, wo das Verzeichnis es sagt.",
  "refused.zipPacked":
    "Das Zip-Archiv ist beschädigt oder abgeschnitten: Der Eintrag „{name}“ kann nicht entpackt werden.",
  "refused.zipShort": "Das Zip-Archiv ist beschädigt oder abgeschnitten: Der Eintrag „{name}“ ist zu kurz.",

  "refused.noPickle": "Das Zip-Archiv hat keine data.pkl, ist also keine Datei von torch.save.",
  "refused.byteOrder":
    "Die Datei wurde mit der Byte-Reihenfolge „{order}“ geschrieben, die nicht gelesen wird.",
  "refused.storageMissing":
    "Der Speicherbereich „{name}“ wird beschrieben, ist aber nicht im Archiv: Die Datei ist unvollständig.",
  "refused.storagePacked":
    "Der Speicherbereich „{name}“ ist komprimiert. torch.save speichert Tensoren ungepackt; speichern Sie die Datei noch einmal, ohne sie zu packen.",
  "refused.storageLength":
    "Der Speicherbereich „{name}“ soll {needed} Byte haben, sein Eintrag hat aber {size}: Die Datei widerspricht sich.",
  "refused.nested": "Die Datei verschachtelt ihre Dicts und Listen tiefer, als ein State Dict es tut.",
  "refused.oddTensor": "Das Pickle beschreibt einen Tensor auf eine Weise, die nicht verstanden wird.",
  "refused.oddShape":
    "Das Pickle beschreibt die Form eines Tensors auf eine Weise, die nicht verstanden wird.",
  "refused.oddDict": "Das Pickle beschreibt ein Dict auf eine Weise, die nicht verstanden wird.",
  "refused.oddStorage":
    "Das Pickle beschreibt einen Speicherbereich auf eine Weise, die nicht verstanden wird.",
  "refused.pastStorage":
    "Ein Tensor soll ab {offset} {count} Werte haben, sein Speicherbereich hat aber {size}: Die Datei widerspricht sich.",
  "refused.gaps":
    "Ein Tensor ist eine Ansicht mit Lücken, die nicht gelesen wird. Speichern Sie eine zusammenhängende Kopie davon.",

  "refused.pickleCut": "Das Pickle in der Datei ist beschädigt oder abgeschnitten.",
  "refused.opcode":
    "Das Pickle verwendet den Opcode {opcode}, den kein State Dict braucht. Nichts wurde ausgeführt.",
  "refused.protocol":
    "Das Pickle hat das Protokoll {protocol}, das nicht bekannt ist. Nichts wurde ausgeführt.",
  "refused.call": "Das Pickle ruft „{name}“ auf, was hier nur ein Name ist. Nichts wurde ausgeführt.",
  "refused.build": "Das Pickle setzt Attribute eines Objekts (BUILD). Nichts wurde ausgeführt.",
  "refused.longNumber": "Das Pickle hat eine ganze Zahl von {length} Byte. Nichts wurde ausgeführt.",
  "refused.tooManyObjects":
    "Das Pickle baut mehr Objekte auf, als ein State Dict hat. Nichts wurde ausgeführt.",
  "refused.unlisted":
    "Das Pickle verlangt „{name}“, das nicht auf der Liste der Namen steht, die State Dicts brauchen. Nichts wurde ausgeführt.",
};
