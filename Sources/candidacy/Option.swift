import ArgumentParser

/// In this module an option is one of the command line, not one of a question.
typealias Option<Value> = ArgumentParser.Option<Value>
