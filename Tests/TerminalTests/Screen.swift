import TerminalHarness
import CVTerm

/// A terminal emulator in memory: shows what a program sends, and makes the bytes of keys, clicks
/// and pastes in the encoding that the program has asked for.
final class Screen {
  private(set) var size: ScreenSize
  /// Lines that have left the screen at its top, oldest first, as an onlooker could scroll to them.
  private(set) var scrolled: [String] = []
  private(set) var bells = 0
  private(set) var cursorIsVisible = true
  private(set) var isAlternate = false
  private(set) var reportsMouse = false

  let emulator: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private var eraser = EraseWatcher()

  init(size: ScreenSize) throws {
    guard let emulator = vterm_new(Int32(size.rows), Int32(size.columns)),
      let screen = vterm_obtain_screen(emulator)
    else { throw HarnessFailure.system("making an emulator", 0) }
    self.size = size
    self.emulator = emulator
    self.screen = screen
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    vterm_set_utf8(emulator, 1)
    vterm_screen_enable_altscreen(screen, 1)
    installCallbacks()
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(emulator)
    callbacks.deallocate()
  }

  /// Shows what a program has sent.
  func feed(_ bytes: [UInt8]) {
    for step in eraser.steps(in: bytes) {
      switch step {
      case .show(let part):
        part.withUnsafeBytes { buffer in
          _ = vterm_input_write(
            emulator, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
      // Some terminals keep what is erased as if it had scrolled away: we suppose the worst.
      case .keepScreen: scrolled += rows.filter { !$0.isEmpty }
      case .forgetScrolled: scrolled = []
      }
    }
    vterm_screen_flush_damage(screen)
  }

  func resize(to size: ScreenSize) {
    self.size = size
    vterm_set_size(emulator, Int32(size.rows), Int32(size.columns))
  }

  func cell(at place: ScreenPlace) -> ScreenCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(
      screen, VTermPos(row: Int32(place.row), col: Int32(place.column)), &cell)
    return ScreenCell(cell)
  }

  var cursor: ScreenPlace {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
    return ScreenPlace(row: Int(position.row), column: Int(position.col))
  }
}

private extension Screen {
  func installCallbacks() {
    callbacks.pointee.bell = { user in
      Screen.of(user)?.bells += 1
      return 1
    }
    callbacks.pointee.settermprop = { property, value, user in
      guard let value else { return 1 }
      Screen.of(user)?.note(property, value.pointee)
      return 1
    }
    callbacks.pointee.sb_pushline = { count, cells, user in
      let line = UnsafeBufferPointer(start: cells, count: Int(count))
      Screen.of(user)?.scrolled.append(line.map(ScreenCell.init).text)
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> Screen? {
    user.map { Unmanaged<Screen>.fromOpaque($0).takeUnretainedValue() }
  }

  func note(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: cursorIsVisible = value.boolean != 0
    case VTERM_PROP_ALTSCREEN: isAlternate = value.boolean != 0
    case VTERM_PROP_MOUSE: reportsMouse = value.number != 0
    default: break
    }
  }
}
