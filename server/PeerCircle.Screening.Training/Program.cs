using PeerCircle.Screening.Training;

const string Usage = """
    PeerCircle.Screening.Training train [folder] [model]      learns from the examples and writes the model; the same input gives the same file
    PeerCircle.Screening.Training evaluate [folder] [--mistakes]   cross-validated by scenario: tables of recall, precision and false alarms
    PeerCircle.Screening.Training try <folder>                 judges other sentences with what ships; tables, then every mistake
    """;
const string Shipped = "server/PeerCircle.Screening.Training/Examples";
const string ModelFile = "server/PeerCircle.Screening/Learned/model.bin";
const int Count = 5;

switch (args)
{
    case ["train", .. var rest]:
        using (var file = File.Create(rest is [_, var model, ..] ? model : ModelFile))
            new Folds(Example.ReadAll(rest is [var folder, ..] ? folder : Shipped), Count).Whole().Write(file);
        return 0;
    case ["evaluate", .. var rest]:
        var folds = new Folds(Example.ReadAll(rest is [var from, ..] && from[0] != '-' ? from : Shipped), Count);
        var evaluation = new Evaluation(folds.Examples, folds.Screeners());
        Report.Write(Console.Out, evaluation);
        Report.WriteEvasions(Console.Out, folds);
        if (rest.Contains("--mistakes", StringComparer.Ordinal))
            Console.Out.WriteLine("\n" + string.Join('\n', evaluation.Mistakes()));
        return 0;
    case ["try", var others]:
        var tried = new Evaluation(Example.ReadAll(others), _ => PeerCircle.Screening.Screener.Default);
        Report.Write(Console.Out, tried);
        Console.Out.WriteLine("\n" + string.Join('\n', tried.Mistakes()));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
