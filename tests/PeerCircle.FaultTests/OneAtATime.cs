using Xunit.Sdk;

// Latencies are measured and processes killed: each test has the machine to itself.
[assembly: Xunit.v3.Parallelization(Mode = ParallelMode.None)]
