extension Evaluation {
  package func truth(
    of root: Int32, in program: ConditionProgram, certainty: Certainty = .final
  ) -> Truth {
    values.withUnsafeBufferPointer { values in
      truths.withUnsafeBufferPointer { named in
        program.truth(of: root, values: values, named: named, certainty: certainty)
      }
    }
  }
}
