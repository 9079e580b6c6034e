import Commands

Toolkit.main(CommandLine.arguments)
