Console.WriteLine("LoadLab");
