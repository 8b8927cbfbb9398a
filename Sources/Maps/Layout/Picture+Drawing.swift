// Which layout draws which picture.

extension Picture {
    /// The picture with every part in its place; the same for the same picture.
    package var drawing: Drawing {
        switch self {
        case .lanes(let diagram, let lanes, let columns): LaneLayout.draw(diagram, lanes: lanes, columns: columns)
        case .layers(let diagram): LayerLayout.draw(diagram)
        case .loop(let figure): LoopLayout.draw(figure)
        case .matrix(let figure): MatrixLayout.draw(figure)
        }
    }
}
