import Testing

@testable import Authoring

/// Counts that a dictionary gives; every word of several syllables that the shipped texts use, and
/// the spellings that lead counters astray.
@Suite("How many syllables words have")
struct SyllableTests {
  @Test(
    "English",
    arguments: [
      (1, "a the knot pain shots weeks helped leaks pinched months rubbed walked ache aches"),
      (
        1, "eye tongue league through thought strength don't can't we've they're you'd called drugs"
      ),
      (2, "needle muscle handled needed treated places changes fever table people isn't"),
      (2, "trying doing being going nerve-root safely careful movement homework someone sometimes"),
      (2, "spasm rhythm question nation patient social quiet science fluid create poem naked acne"),
      (2, "above after bleeding describes decides prescribed settled sugar thinner visit warning"),
      (3, "answering example examine completely enjoyment adjustments different candidate usual"),
      (3, "physical surgery infection illnesses exercise therapy period serious idea"),
      (3, "medicine area radio animal yesterday everyone anyone easier happier family"),
      (3, "prednisone lidocaine naproxen aspirin element October warfarin together video"),
      (4, "activity diabetes diagnosis exercises sciatica experience anxiety variety ibuprofen"),
      (4, "chiropractic emergency January ordinary information medication"),
      (5, "fibromyalgia myofascial antibiotics opportunity examination university"),
      (6, "osteoporosis acetaminophen responsibility"),
      (2, "18 65"), (3, "911 CBD"), (4, "18-49"),
    ])
  func english(count: Int, words: String) {
    for word in words.split(separator: " ") {
      #expect(EnglishSyllables.count(in: word) == count, "\(word)")
    }
  }

  @Test(
    "Spanish",
    arguments: [
      (1, "y o sí pie piel hay muy seis buey que quien Dios bien fue vez sal"),
      (2, "agua día aire causa nuevo guerra cuerpo raíz oír baúl país ciudad ruido leer"),
      (2, "nervio ahí prohibir ahumar quizás hueso lengua riñón tuve"),
      (3, "pingüino línea ahora caída guitarra actúa azúcar"),
      (3, "espalda jeringa muscular médico gatillo poeta caoba teatro corazón"),
      (4, "inyecciones alegría medicina diagnóstico expediente estómago energía aéreo cirugía"),
      (4, "debilidad doloroso esteroide quehaceres país-nuevo"),
      (5, "enfermedades enfermería antibióticos actividades ibuprofeno especialista lidocaína"),
      (6, "acetaminofén adormecimiento osteoporosis enrojecimiento"), (7, "anticoagulante"),
      (2, "búho 18"), (3, "911 TPM"),
    ])
  func spanish(count: Int, words: String) {
    for word in words.split(separator: " ") {
      #expect(SpanishSyllables.count(in: word) == count, "\(word)")
    }
  }
}
